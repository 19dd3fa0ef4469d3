import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'names/cn-near-miss';

describe(RULE, () => {
  const withGroup = (organization: string) =>
    checkNode(
      RULE,
      (node) =>
        void node.replaceCertificate(ADMIN_CONF, { subject: { commonName: 'jane', organizations: [organization] } }),
    );

  it('reports a group with one slip, or with other case or separators', async () => {
    for (const value of ['system:node', 'sytsem:nodes', 'System:Nodes', 'system-nodes', 'system:nodees']) {
      const finding = only(await withGroup(value));
      assert.equal(finding.messageId, 'near');
      assert.equal(finding.path, ADMIN_CONF);
      assert.deepEqual(finding.slots, { type: 'O', value, meant: 'system:nodes' });
    }
  });

  it('does not advise to give full access', async () => {
    for (const value of ['system:master', 'system-masters', 'kubeadm:cluster-admin']) {
      const finding = only(await withGroup(value));
      assert.equal(finding.messageId, 'nearAdmins');
      assert.deepEqual(finding.slots, { type: 'O', value });
    }
  });

  it('is silent about other groups, also similar ones', async () => {
    // kube-proxy has its permissions by its user name: no role is bound to the group that guides give it.
    const proxies = ['system:node-proxier', 'system:node-proxies'];
    for (const value of [
      'developers',
      'system:testers',
      'system:readers',
      'system:modems',
      'system:masters',
      ...proxies,
    ]) {
      assert.deepEqual((await withGroup(value)).lines, [], value);
    }
  });

  it('leaves the user of a component to its rule', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(SCHEDULER_CONF, { subject: { commonName: 'system:kube-sheduler' } }),
    );
    assert.deepEqual(lines, []);
  });
});
