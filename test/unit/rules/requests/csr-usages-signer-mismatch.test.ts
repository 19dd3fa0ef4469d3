import assert from 'node:assert/strict';
import { checkFiles } from '../../../support/checkRule.ts';
import {
  CLIENT,
  correctRequest,
  KUBELET_CLIENT,
  KUBELET_SERVING,
  signingRequestYaml,
} from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-usages-signer-mismatch';

async function reported(signer: string, usages: readonly string[]): Promise<string> {
  const yaml = signingRequestYaml({ ...(await correctRequest(signer)), usages });
  const { findings } = await checkFiles(RULE, { 'csr.yaml': yaml });
  return findings.map(({ text, slots }) => `${text}: ${slots.text}`).join('\n');
}

describe(RULE, () => {
  it('says what the signer for clients says', async () => {
    assert.match(
      await reported(CLIENT, ['digital signature', 'server auth']),
      /^server auth: .*invalid usage for client certificate: server auth/,
    );
    assert.match(
      await reported(CLIENT, ['digital signature']),
      /^- digital signature: .*missing required usage for client certificate: client auth/,
    );
  });

  it('says what the signers for kubelets say', async () => {
    assert.match(
      await reported(KUBELET_CLIENT, ['client auth']),
      /usages did not match \[client auth digital signature key encipherment\]/,
    );
    assert.match(
      await reported(KUBELET_SERVING, ['digital signature', 'client auth']),
      /^client auth: .*usages did not match \[digital signature key encipherment server auth\]/,
    );
  });

  it('is silent where the usages fit, and where the signer is another', async () => {
    assert.equal(await reported(CLIENT, ['client auth', 'key encipherment', 'digital signature']), '');
    assert.equal(await reported(KUBELET_CLIENT, ['key encipherment', 'client auth', 'digital signature']), '');
    assert.equal(await reported(KUBELET_SERVING, ['server auth', 'digital signature']), '');
    const other = { ...(await correctRequest(CLIENT)), signerName: 'example.com/serving', usages: ['server auth'] };
    assert.deepEqual((await checkFiles(RULE, { 'csr.yaml': signingRequestYaml(other) })).lines, []);
  });

  it('leaves misspelt usages to their own rule', async () => {
    assert.equal(await reported(CLIENT, ['clientAuth']), '');
    assert.equal(await reported(CLIENT, ['login']), '');
  });
});
