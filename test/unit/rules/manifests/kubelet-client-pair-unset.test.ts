import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/kubelet-client-pair-unset';

describe(RULE, () => {
  it('tells it at the command', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', undefined);
        node.replaceFlag('kube-apiserver', 'kubelet-client-key', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('leaves half a pair to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', undefined)),
      [],
    );
  });
});
