import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/kcm-sa-key-unset';

describe(RULE, () => {
  it('reports it at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'service-account-private-key-file', undefined),
      ),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-controller-manager');
    assert.equal(finding.severity, 'warning');
  });

  it('is silent about the API server', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', undefined),
    );
    assert.deepEqual(lines, []);
  });
});
