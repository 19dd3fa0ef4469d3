import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/signer-not-trusted-for-clients';

describe(RULE, () => {
  it('reports a signer that kube-apiserver does not know', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', `/${PKI}/etcd/ca.crt`),
      ),
    );
    assert.equal(finding.messageId, 'untrusted');
    assert.equal(finding.path, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${PKI}/etcd/ca.crt`);
    assert.deepEqual([finding.slots.signer, finding.slots.list], ['etcd-ca', 'kubernetes']);
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${PKI}/ca.crt`));
  });

  it('is silent about a renewed certificate of the same CA', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const renewed = issue({ ...node.authorities.ca.signer.spec, serial: 42n });
      node.setCertificate(`${PKI}/ca-new.crt`, renewed);
      node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', `/${PKI}/ca-new.crt`);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about signers whose certificates are no clients’', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', '');
      node.replaceFlag('kube-controller-manager', 'cluster-signing-kubelet-serving-cert-file', `/${PKI}/etcd/ca.crt`);
      node.replaceFlag('kube-controller-manager', 'cluster-signing-legacy-unknown-cert-file', `/${PKI}/etcd/ca.crt`);
    });
    assert.deepEqual(lines, []);
  });
});
