import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'trust/ca-bundles-out-of-step';

describe(RULE, () => {
  it('reports the kubeconfig that was forgotten', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setKubeconfigAuthority(SCHEDULER_CONF, node.authorities.ca.signer), {
        caBundleRotation: true,
      }),
    );
    assert.equal(finding.messageId, 'lacks');
    assert.equal(finding.path, SCHEDULER_CONF);
    assert.equal(finding.slots.ca, 'kubernetes');
  });

  it('is silent where all hold both', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { caBundleRotation: true })).findings, []);
  });

  it('leaves a bundle for the signer to its rule', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.setCertificate(`${PKI}/ca.crt`, node.authorities.ca.signer, [await node.otherAuthority('kubernetes')]),
    );
    assert.deepEqual(lines, []);
  });
});
