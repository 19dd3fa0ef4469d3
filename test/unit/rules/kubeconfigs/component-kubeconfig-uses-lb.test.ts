import assert from 'node:assert/strict';
import { SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'kubeconfigs/component-kubeconfig-uses-lb';
const ENDPOINT = { controlPlaneEndpoint: 'api.example.org:6443' };

describe(RULE, () => {
  it('hints at a scheduler that dials the balancer', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => node.setField(SCHEDULER_CONF, 'server', 'https://api.example.org:6443'),
        ENDPOINT,
      ),
    );
    assert.equal(finding.file, SCHEDULER_CONF);
    assert.match(finding.message, /10\.0\.0\.10\b/);
  });

  it('takes the former address of the node for no balancer', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'advertise-address', '10.0.0.99')),
      [],
    );
  });

  it('is silent about the local address, and without a balancer', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, ENDPOINT), []);
    assert.deepEqual(await findingsOf(RULE), []);
  });
});
