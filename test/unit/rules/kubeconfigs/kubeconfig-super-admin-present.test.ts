import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubeconfigs/kubeconfig-super-admin-present';

describe(RULE, () => {
  it('informs in the profile cis', async () => {
    const finding = only(await findingsOf(RULE, () => {}, {}, { profile: 'cis' }));
    assert.deepEqual([finding.file, finding.severity], ['etc/kubernetes/super-admin.conf', 'info']);
  });

  it('is silent by default, and on joined nodes', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
    assert.deepEqual(await findingsOf(RULE, () => {}, { joined: true }, { profile: 'cis' }), []);
  });
});
