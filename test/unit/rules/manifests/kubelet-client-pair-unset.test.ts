import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kubelet-client-pair-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', undefined);
        node.replaceFlag('kube-apiserver', 'kubelet-client-key', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-apiserver');
  });

  it('leaves half a pair to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'kubelet-client-certificate', undefined),
    );
    assert.deepEqual(lines, []);
  });
});
