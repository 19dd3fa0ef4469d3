import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/component-kubeconfig-uses-lb';
const ENDPOINT = { controlPlaneEndpoint: 'api.example.org:6443' };

describe(RULE, () => {
  it('hints at a scheduler that connects to the balancer', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => node.setField(SCHEDULER_CONF, 'server', 'https://api.example.org:6443'),
        ENDPOINT,
      ),
    );
    assert.equal(finding.path, SCHEDULER_CONF);
    assert.equal(finding.slots.local, '10.0.0.10');
  });

  it('takes the former address of the node for no balancer', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'advertise-address', '10.0.0.99'),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about the local address, and without a balancer', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, ENDPOINT)).findings, []);
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
