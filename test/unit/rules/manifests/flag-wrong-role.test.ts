import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST, ETCD_SERVER, MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/flag-wrong-role';

describe(RULE, () => {
  it('reports a leaf in the place of a CA', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', `/${APISERVER}`),
      ),
    );
    assert.equal(finding.messageId, 'expectsCa');
    assert.equal(finding.path, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${APISERVER}`);
    assert.equal(finding.slots.name, 'kube-apiserver');
  });

  it('reports a CA in the place of a leaf', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'tls-cert-file', `/${PKI}/ca.crt`);
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', `/${PKI}/ca.key`);
      }),
    );
    assert.equal(finding.messageId, 'expectsLeaf');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.equal(finding.slots.name, 'kubernetes');
  });

  it('leaves a bundle that verifies nothing to the rule of the fault', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${APISERVER}`),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about a pinned self-signed certificate', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const own = node.replaceCertificate(ETCD_SERVER, { issuer: undefined });
      node.setCertificate(`${PKI}/etcd/pinned.crt`, own);
      node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd/pinned.crt`);
    });
    assert.deepEqual(lines, []);
  });
});
