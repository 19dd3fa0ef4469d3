import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-super-admin-present';

describe(RULE, () => {
  it('informs in the profile cis', async () => {
    const finding = only(await checkNode(RULE, () => {}, {}, { profile: 'cis' }));
    assert.deepEqual([finding.path, finding.severity], ['etc/kubernetes/super-admin.conf', 'info']);
  });

  it('is silent by default, and on joined nodes', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
    assert.deepEqual((await checkNode(RULE, () => {}, { joined: true }, { profile: 'cis' })).findings, []);
  });
});
