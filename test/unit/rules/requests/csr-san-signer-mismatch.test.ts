import assert from 'node:assert/strict';
import type { San } from '../../../support/extensions.ts';
import { CLIENT, checkMade, KUBELET_CLIENT, KUBELET_SERVING, NODE_SUBJECT } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-san-signer-mismatch';

async function reported(signer: string, ...sans: readonly San[]): Promise<string> {
  const { findings } = await checkMade(RULE, signer, { subject: NODE_SUBJECT, sans });
  return findings.map(({ slots }) => slots.text).join();
}

describe(RULE, () => {
  it('says what the signer for kubelets that log in says', async () => {
    assert.equal(await reported(KUBELET_CLIENT, 'dns:cp-1'), 'DNS subjectAltNames are not allowed');
    assert.equal(await reported(KUBELET_CLIENT, 'ip:10.0.0.10'), 'IP subjectAltNames are not allowed');
    assert.equal(
      await reported(KUBELET_CLIENT, 'uri:https://cp-1/', 'email:a@b.c'),
      'Email subjectAltNames are not allowed',
    );
  });

  it('says what the signer for kubelets that serve says', async () => {
    assert.equal(await reported(KUBELET_SERVING), 'DNS or IP subjectAltName is required');
    assert.equal(await reported(KUBELET_SERVING, 'email:a@b.c'), 'DNS or IP subjectAltName is required');
    assert.equal(await reported(KUBELET_SERVING, 'dns:cp-1', 'email:a@b.c'), 'Email subjectAltNames are not allowed');
    assert.equal(
      await reported(KUBELET_SERVING, 'dns:cp-1', 'uri:https://cp-1/'),
      'URI subjectAltNames are not allowed',
    );
  });

  it('is silent where the names fit, and about other signers', async () => {
    assert.equal(await reported(KUBELET_CLIENT), '');
    assert.equal(await reported(KUBELET_SERVING, 'ip:10.0.0.10'), '');
    assert.equal(await reported(CLIENT, 'dns:jane.example.com'), '');
  });
});
