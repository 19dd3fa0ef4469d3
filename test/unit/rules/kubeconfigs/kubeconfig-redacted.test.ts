import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';

const RULE = 'kubeconfigs/kubeconfig-redacted';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

describe(RULE, () => {
  it('informs about what kubectl config view leaves out', async () => {
    const { lines, said } = await judgeNode(RULE, (node) =>
      node.setField(SCHEDULER, 'client-certificate-data', 'DATA+OMITTED'),
    );
    assert.deepEqual(lines, [`found ${SCHEDULER} DATA+OMITTED`]);
    assert.equal(said[0]?.finding.severity, 'info');
  });

  it('is silent about real data', async () => {
    const { lines } = await judgeNode(RULE);
    assert.deepEqual(lines, []);
  });
});
