import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { looksLikeFragment, looksRandom } from '../../../../src/core/formats/redaction/randomText.ts';
import { RULES } from '../../../../src/core/index.ts';

describe('looksRandom', () => {
  it('is true of base64 of random bytes, and of no words', () => {
    for (let count = 0; count < 200; count++) assert.ok(looksRandom(randomBytes(96).toString('base64')));
    for (const text of ['kubernetes', 'ServiceAccountTokenJTI', '/etc/kubernetes/pki/apiserver-etcd-client.key', '']) {
      assert.ok(!looksRandom(text), text);
    }
  });
});

describe('looksLikeFragment', () => {
  it('is true of a piece of a key, in base64 or hexadecimal digits', () => {
    const bytes = Buffer.from('MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7', 'base64');
    for (const text of [
      bytes.toString('base64').slice(8, 28),
      bytes.toString('hex').slice(0, 40),
      '30:82:04:bd:02:01',
    ]) {
      assert.ok(looksLikeFragment(text), text);
    }
  });

  it('is false of labels, ciphers and names of rules', () => {
    for (const text of [
      'RSA PRIVATE KEY',
      'X509 CRL',
      'PKCS #7 SIGNED DATA',
      'Trusted Certificate',
      'AES-256-CBC',
      'DES-EDE3-CBC',
      ...RULES.map(({ id }) => id),
    ]) {
      assert.ok(!looksLikeFragment(text), text);
    }
  });
});
