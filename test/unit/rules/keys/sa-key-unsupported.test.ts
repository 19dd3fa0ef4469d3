import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key, privateKeyPem, publicKeyPem, rsaPublicKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/sa-key-unsupported';
const PUBLIC = 'etc/kubernetes/pki/sa.pub';
describe(RULE, () => {
  it('reports a public key in PKCS#1 form', async () => {
    const pair = await key('sa', 'RSA-2048');
    const { lines, names, findings } = await checkNode(RULE, (node) => {
      node.put(PUBLIC, rsaPublicKeyPem(pair));
      node.put('etc/kubernetes/pki/sa.key', privateKeyPem(pair));
    });
    assert.deepEqual(lines, [`form ${PUBLIC} -----BEGIN RSA PUBLIC KEY-----`]);
    assert.equal(names.length, 1);
    assert.match(
      findings[0]?.command ?? '',
      /^openssl rsa -RSAPublicKey_in -in \/etc\/kubernetes\/pki\/sa\.pub -pubout /m,
    );
  });

  it('takes the public half of the key that signs if no file has it', async () => {
    const { findings } = await checkNode(RULE, async (node) =>
      node.put(PUBLIC, rsaPublicKeyPem(await key('stray', 'RSA-2048'))),
    );
    assert.match(findings[0]?.command ?? '', /^openssl pkey -in \/etc\/kubernetes\/pki\/sa\.key -pubout /m);
  });

  it('reports Ed25519', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      const pair = await key('sa', 'Ed25519');
      node.put(PUBLIC, publicKeyPem(pair));
      node.put('etc/kubernetes/pki/sa.key', privateKeyPem(pair));
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [
        ['algorithm', 'etc/kubernetes/pki/sa.key'],
        ['algorithm', PUBLIC],
      ],
    );
  });

  it('is silent about SPKI under the label of PKCS#1, which client-go reads', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('sa', 'RSA-2048')).replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY')),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about RSA in SPKI form', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.put(PUBLIC, publicKeyPem(await key('sa', 'RSA-2048'))),
    );
    assert.deepEqual(lines, []);
  });
});
