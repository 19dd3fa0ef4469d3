import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key, privateKeyPem, publicKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/rsa-key-small';

describe(RULE, () => {
  const CLIENT = 'etc/kubernetes/pki/front-proxy-client.crt';

  it('warns about 1024 bits, once a key', async () => {
    const { lines, findings } = await checkNode(RULE, async (node) => {
      node.reissue(CLIENT, { key: await key('small', 'RSA-1024') });
    });
    assert.deepEqual(lines, [`weak ${CLIENT} -----BEGIN CERTIFICATE-----`]);
    assert.deepEqual([findings[0]?.slots.name, findings[0]?.slots.bits], ['front-proxy-client', '1024']);
    assert.equal(findings[0]?.severity, 'warning');
  });

  it('reports service-account keys too', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const pair = await key('small', 'RSA-1024');
      node.put('etc/kubernetes/pki/sa.pub', publicKeyPem(pair));
      node.put('etc/kubernetes/pki/sa.key', privateKeyPem(pair));
    });
    assert.deepEqual(lines.length, 1);
  });

  it('is silent about 2048 bits and about EC keys', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.reissue(CLIENT, { key: await key('large', 'RSA-2048') });
    });
    assert.deepEqual(lines, []);
  });
});
