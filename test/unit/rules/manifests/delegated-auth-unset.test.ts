import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/delegated-auth-unset';

describe(RULE, () => {
  it('hints at the command', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-scheduler', 'authentication-kubeconfig', undefined);
        node.replaceFlag('kube-scheduler', 'authorization-kubeconfig', undefined);
      }),
    );
    assert.equal(finding.messageId, 'unset');
    assert.equal(finding.text, 'kube-scheduler');
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.port, '10259');
  });

  it('names the one that is missing', async () => {
    const finding = only(
      await checkNode(RULE, (node) =>
        node.replaceFlag('kube-controller-manager', 'authorization-kubeconfig', undefined),
      ),
    );
    assert.deepEqual(finding.slots, { list: 'authorization-kubeconfig', port: '10257' });
  });

  it('is silent where both are set', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
