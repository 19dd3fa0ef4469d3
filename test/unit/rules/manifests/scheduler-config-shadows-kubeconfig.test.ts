import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/scheduler-config-shadows-kubeconfig';

describe(RULE, () => {
  it('reports the flag that is not read', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-scheduler', 'config', '/etc/kubernetes/scheduler.yaml')),
    );
    assert.equal(finding.messageId, 'ignored');
    assert.equal(finding.text, '/etc/kubernetes/scheduler.conf');
    assert.equal(finding.severity, 'info');
  });

  it('is silent without a configuration', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
