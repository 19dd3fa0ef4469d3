import assert from 'node:assert/strict';
import type { NameSpec } from '../../../support/distinguishedName.ts';
import { CLIENT, checkMade, KUBELET_CLIENT, KUBELET_SERVING, NODE_SUBJECT } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-subject-signer-mismatch';

async function reported(signer: string, subject: NameSpec): Promise<string> {
  const { findings } = await checkMade(RULE, signer, { subject });
  return findings.map(({ slots }) => slots.text).join();
}

describe(RULE, () => {
  it('says what the kubelets’ signers say', async () => {
    for (const signer of [KUBELET_CLIENT, KUBELET_SERVING]) {
      const group = 'subject organization is not system:nodes';
      assert.equal(await reported(signer, { commonName: 'jane' }), group);
      assert.equal(await reported(signer, { ...NODE_SUBJECT, organizations: ['system:nodes', 'ops'] }), group);
      assert.equal(
        await reported(signer, { ...NODE_SUBJECT, commonName: 'cp-1' }),
        'subject common name does not begin with system:node:',
      );
    }
  });

  it('is silent about nodes, and about other signers', async () => {
    assert.equal(await reported(KUBELET_CLIENT, NODE_SUBJECT), '');
    assert.equal(await reported(KUBELET_SERVING, { ...NODE_SUBJECT, country: 'CH' }), '');
    assert.equal(await reported(CLIENT, { commonName: 'jane', organizations: ['ops'] }), '');
  });
});
