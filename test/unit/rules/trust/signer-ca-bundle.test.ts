import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { MANIFESTS, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/signer-ca-bundle';

describe(RULE, () => {
  it('reports a signer that is given two CAs', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => {
        node.setCertificate(`${PKI}/ca.crt`, node.authorities.ca.signer, [await node.otherAuthority()]);
      }),
    );
    assert.equal(finding.messageId, 'bundle');
    assert.equal(finding.path, `${MANIFESTS}/kube-controller-manager.yaml`);
    assert.equal(finding.text, `/${PKI}/ca.crt`);
    assert.match(finding.code, /expected 1 certificate, found 2/);
    assert.deepEqual(finding.fixes, []);
  });

  it('names the file that holds the CA of the signing key alone', async () => {
    const evaluated = await checkNode(RULE, async (node) => {
      const other = await node.otherAuthority();
      node.put(`${PKI}/ca-bundle.crt`, `${node.text(`${PKI}/ca.crt`)}${other.pem}`);
      node.replaceFlag('kube-controller-manager', 'cluster-signing-cert-file', `/${PKI}/ca-bundle.crt`);
    });
    const fixed = applyFix(evaluated, only(evaluated).fixes[0]);
    assert.match(fixed, /--cluster-signing-cert-file=\/etc\/kubernetes\/pki\/ca\.crt\n/);
  });

  it('is silent if the signer has a separate file', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { caBundleRotation: true })).findings, []);
  });

  it('is silent where the flags are empty', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { externalCa: true })).findings, []);
  });
});
