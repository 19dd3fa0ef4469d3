import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/signer-ca-bundle';

describe(RULE, () => {
  it('tells a signer that is given two CAs', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        node.setCertificate(`${PKI}/ca.crt`, node.authorities.ca.signer, [await node.otherAuthority()]);
      }),
    );
    assert.equal(finding.messageId, 'bundle');
    assert.equal(finding.path, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.match(finding.code, /expected 1 certificate, found 2/);
  });

  it('is silent where the signer has a file of its own', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { caBundleRotation: true })).findings, []);
  });

  it('is silent where the flags are empty', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });
});
