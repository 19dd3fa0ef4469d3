import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'manifests/kcm-signing-mixed';

describe(RULE, () => {
  it('reports the specific flag', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'cluster-signing-kubelet-client-cert-file', `/${PKI}/ca.crt`),
      ),
    );
    assert.equal(finding.messageId, 'mixed');
    assert.equal(finding.path, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.match(
      finding.code,
      /cannot specify --cluster-signing-\{cert,key\}-file and other --cluster-signing-\*-file flags at the same time/,
    );
  });

  it('is silent where the general pair is empty', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) =>
        node.replaceFlag('kube-controller-manager', 'cluster-signing-kubelet-client-cert-file', `/${PKI}/ca.crt`),
      { externalCa: true },
    );
    assert.deepEqual(lines, []);
  });
});
