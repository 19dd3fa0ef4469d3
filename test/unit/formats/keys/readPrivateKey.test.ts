import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { childrenOf, rawOf, readElement } from '../../../../src/core/formats/der/derElement.ts';
import { encodeElement } from '../../../../src/core/formats/der/derWriter.ts';
import { readPrivateKey } from '../../../../src/core/formats/keys/readPrivateKey.ts';
import { key as keyPair } from '../../../support/keyPair.ts';
import { valuesIn } from '../../../support/textData.ts';

const bytes = (buffer: Buffer) => Uint8Array.from(buffer);
const spkiOf = (key: KeyObject) => bytes(key.export({ type: 'spki', format: 'der' }));
type Form = 'pkcs1' | 'sec1' | 'pkcs8';
const derOf = (key: KeyObject, type: Form) => bytes(key.export({ type, format: 'der' }) as Buffer);

async function read(label: string, der: Uint8Array, encryptedByHeaders = false) {
  const result = await readPrivateKey(label, der, { encryptedByHeaders });
  assert.ok('key' in result, JSON.stringify(result));
  return result;
}

const rsaDer = async () => derOf((await keyPair('rsa', 'RSA-2048')).privateKey, 'pkcs1');

const NAMED = [
  ['P-224', 'secp224r1', 224],
  ['P-256', 'prime256v1', 256],
  ['P-384', 'secp384r1', 384],
  ['P-521', 'secp521r1', 521],
] as const;

describe('keys/readPrivateKey', () => {
  for (const [label, type, format] of [
    ['RSA PRIVATE KEY', 'pkcs1', 'PKCS#1'],
    ['PRIVATE KEY', 'pkcs8', 'PKCS#8'],
  ] as const) {
    it(`reads an RSA key in ${format}`, async () => {
      const { privateKey, publicKey } = await keyPair('rsa', 'RSA-2048');
      const { key, mismatch } = await read(label, derOf(privateKey, type));
      assert.equal(mismatch, undefined);
      assert.deepEqual([key.format, key.encrypted, key.algorithm, key.bits], [format, false, 'RSA', 2048]);
      assert.deepEqual(key.publicKey?.spki, spkiOf(publicKey));
    });
  }

  for (const [name, namedCurve, bits] of NAMED) {
    it(`reads an EC key on ${name} in both forms`, async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
      for (const [label, type] of [
        ['EC PRIVATE KEY', 'sec1'],
        ['PRIVATE KEY', 'pkcs8'],
      ] as const) {
        const { key, mismatch } = await read(label, derOf(privateKey, type));
        assert.equal(mismatch, undefined);
        assert.deepEqual([key.algorithm, key.curve, key.bits], ['EC', name, bits]);
        assert.deepEqual(key.publicKey?.spki, spkiOf(publicKey));
      }
    });
  }

  it('computes the point of an EC key that does not carry it, leading zeros cut or not', async () => {
    for (const namedCurve of ['prime256v1', 'secp384r1', 'secp521r1']) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
      const scalar = bytes(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
      const algorithm = spkiOf(publicKey)
        .subarray(2)
        .subarray(namedCurve === 'secp521r1' ? 1 : 0);
      const curve = algorithm.subarray(11, 11 + 2 + (algorithm[12] ?? 0));
      for (const padded of [scalar, Uint8Array.of(0, ...scalar)]) {
        const bare = encodeElement(
          0x30,
          Uint8Array.of(2, 1, 1),
          encodeElement(0x04, padded),
          encodeElement(0xa0, curve),
        );
        const { key } = await read('EC PRIVATE KEY', bare);
        assert.deepEqual(key.publicKey?.spki, spkiOf(publicKey), namedCurve);
      }
    }
  });

  it('computes the public half of Ed25519 and X25519 keys', async () => {
    for (const pair of [generateKeyPairSync('ed25519'), generateKeyPairSync('x25519')]) {
      const { key } = await read('PRIVATE KEY', derOf(pair.privateKey, 'pkcs8'));
      assert.equal(key.algorithm?.toLowerCase(), pair.privateKey.asymmetricKeyType);
      assert.deepEqual(key.publicKey?.spki, spkiOf(pair.publicKey));
    }
  });

  it('names Ed448, whose public half no host computes', async () => {
    const { key } = await read('PRIVATE KEY', derOf(generateKeyPairSync('ed448').privateKey, 'pkcs8'));
    assert.deepEqual([key.algorithm, key.publicKey], ['Ed448', undefined]);
  });

  it('recognizes an encrypted key, whichever way it is encrypted', async () => {
    const { privateKey } = await keyPair('ec');
    const cipher = { type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
    const der = bytes(privateKey.export(cipher));
    const encryption = {
      scheme: 'PBES2',
      derivation: 'PBKDF2',
      pseudoRandom: 'HMAC-SHA-256',
      iterations: 2048,
      cipher: 'AES-128-CBC',
    };
    assert.deepEqual(await read('ENCRYPTED PRIVATE KEY', der), {
      key: { format: 'PKCS#8', encrypted: true, encryption },
      mismatch: undefined,
    });
    assert.deepEqual(await read('RSA PRIVATE KEY', Uint8Array.of(1, 2, 3), true), {
      key: { format: 'PKCS#1', encrypted: true, encryption: { scheme: 'PEM headers', cipher: undefined } },
    });
    assert.deepEqual(valuesIn((await read('PRIVATE KEY', der)).mismatch ?? ''), ['PRIVATE KEY', 'encrypted PKCS#8']);
  });

  it('reports a label that differs from the structure', async () => {
    const ec = (await keyPair('ec')).privateKey;
    const rsa = (await keyPair('rsa', 'RSA-2048')).privateKey;
    const cases = [
      ['RSA PRIVATE KEY', derOf(ec, 'sec1'), 'SEC1'],
      ['RSA PRIVATE KEY', derOf(rsa, 'pkcs8'), 'PKCS#8'],
      ['EC PRIVATE KEY', derOf(ec, 'pkcs8'), 'PKCS#8'],
      ['PRIVATE KEY', derOf(rsa, 'pkcs1'), 'PKCS#1'],
      ['ENCRYPTED PRIVATE KEY', derOf(rsa, 'pkcs8'), 'PKCS#8'],
    ] as const;
    for (const [label, der, structure] of cases) {
      const { key, mismatch } = await read(label, der);
      assert.deepEqual(valuesIn(mismatch ?? ''), [label, structure]);
      assert.ok(key.publicKey, 'it is read all the same');
    }
  });

  it('takes no secret number of a damaged RSA key for a public one', async () => {
    const [version, n, e, d, p, q, ...rest] = childrenOf(readElement(await rsaDer(), 0, (await rsaDer()).length)).map(
      rawOf,
    );
    assert.ok(version && n && e && d && p && q);
    for (const numbers of [
      [n, d, e, p, q, ...rest],
      [e, d, p, q, ...rest, n],
      [d, e, p, q, n, ...rest],
      [p, e, d, q, n, ...rest],
      [d, p, q, ...rest.slice(0, 2)],
      [e, d, p, q, n],
    ]) {
      const result = await readPrivateKey('RSA PRIVATE KEY', encodeElement(0x30, version, ...numbers));
      assert.ok('error' in result, JSON.stringify(result));
    }
    assert.ok('key' in (await readPrivateKey('RSA PRIVATE KEY', encodeElement(0x30, version, n, e, d, q, p, ...rest))));
  });

  it('knows an OpenSSH key by its kind alone', async () => {
    const magic = Buffer.from('openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none', 'latin1');
    assert.deepEqual(await read('OPENSSH PRIVATE KEY', bytes(magic)), {
      key: { format: 'OpenSSH', encrypted: false },
    });
    const encrypted = Buffer.from('openssh-key-v1\0\0\0\0\x0aaes256-ctr\0\0\0\x06bcrypt', 'latin1');
    assert.deepEqual(await read('OPENSSH PRIVATE KEY', bytes(encrypted)), {
      key: {
        format: 'OpenSSH',
        encrypted: true,
        encryption: { scheme: 'OpenSSH', derivation: 'bcrypt', cipher: 'aes256-ctr' },
      },
    });
    assert.deepEqual(await readPrivateKey('OPENSSH PRIVATE KEY', Uint8Array.of(1)), {
      error: 'not an OpenSSH private key',
    });
  });

  it('says that a structure is no key', async () => {
    for (const der of [
      new Uint8Array(),
      Uint8Array.of(0x30, 0),
      Uint8Array.of(0x30, 3, 2, 1, 0),
      Uint8Array.of(4, 0),
    ]) {
      assert.ok('error' in (await readPrivateKey('PRIVATE KEY', der)));
    }
  });

  it('lets no private octet out, whatever it is given', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const jwk = privateKey.export({ format: 'jwk' });
    const der = derOf(privateKey, 'pkcs1');
    const secrets = [jwk.d, jwk.p, jwk.q, jwk.dp].map((part) => Buffer.from(part ?? '', 'base64url').toString('hex'));
    const text = JSON.stringify(await read('RSA PRIVATE KEY', der), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value.buffer as ArrayBuffer).toString('hex') : value,
    );
    for (const secret of secrets) assert.ok(!text.includes(secret.slice(4, 36)));
  });

  it('survives a key cut short at every octet', async () => {
    const der = derOf((await keyPair('ec')).privateKey, 'pkcs8');
    for (let length = 0; length < der.length; length++) {
      const result = await readPrivateKey('PRIVATE KEY', der.slice(0, length));
      assert.ok('error' in result && !result.error.includes('failure'), String(length));
    }
  });
});
