import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/authorization-no-node-or-rbac';

describe(RULE, () => {
  it('reports a missing RBAC', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'Node')),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.text, 'Node');
    assert.equal(finding.slots.mode, 'RBAC');
  });

  it('reports a missing Node', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'RBAC')),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.slots.mode, 'Node');
  });

  it('only informs of a policy of ABAC, and then of RBAC alone', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'authorization-mode', 'ABAC')),
    );
    assert.equal(finding.slots.mode, 'RBAC');
    assert.equal(finding.severity, 'info');
  });

  it('is silent about a webhook', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'authorization-mode', 'Node,Webhook'),
    );
    assert.deepEqual(lines, []);
  });
});
