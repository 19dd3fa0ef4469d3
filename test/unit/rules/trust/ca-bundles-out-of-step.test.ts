import assert from 'node:assert/strict';
import { PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/ca-bundles-out-of-step';

describe(RULE, () => {
  it('tells the kubeconfig that was forgotten', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setKubeconfigAuthority(SCHEDULER_CONF, node.authorities.ca.signer), {
        caBundleRotation: true,
      }),
    );
    assert.equal(finding.messageId, 'lacks');
    assert.equal(finding.file, SCHEDULER_CONF);
    assert.match(finding.message, /"kubernetes"/);
  });

  it('is silent where all hold both', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { caBundleRotation: true }), []);
  });

  it('leaves a bundle for the signer to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, async (node) =>
        node.setCertificate(`${PKI}/ca.crt`, node.authorities.ca.signer, [await node.otherAuthority('kubernetes')]),
      ),
      [],
    );
  });
});
