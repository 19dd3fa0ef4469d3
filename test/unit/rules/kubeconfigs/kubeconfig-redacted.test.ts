import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'kubeconfigs/kubeconfig-redacted';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('informs about what kubectl config view leaves out', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.setField(SCHEDULER, 'client-certificate-data', 'DATA+OMITTED'),
    );
    assert.deepEqual(lines, [`found ${SCHEDULER} DATA+OMITTED`]);
    assert.equal(findings[0]?.severity, 'info');
  });

  it('is silent about real data', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
