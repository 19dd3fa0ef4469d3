import assert from 'node:assert/strict';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/signer-ca-bundle';

describe(RULE, () => {
  it('tells a signer that is given two CAs', async () => {
    const finding = only(
      await findingsOf(RULE, async (node) => {
        node.setCertificate(`${PKI}/ca.crt`, node.authorities.ca.signer, [await node.otherAuthority()]);
      }),
    );
    assert.equal(finding.messageId, 'bundle');
    assert.equal(finding.file, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.match(finding.message, /expected 1 certificate, found 2/);
  });

  it('is silent where the signer has a file of its own', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { caBundleRotation: true }), []);
  });

  it('is silent where the flags are empty', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { externalCa: true }), []);
  });
});
