import assert from 'node:assert/strict';
import type { SignatureScheme } from '../../../src/core/index.ts';
import { webCryptoVerifier } from '../../../src/core/trust/verifiers.ts';
import { nodeCryptography } from '../../../src/host/nodeCryptography.ts';
import { concat, integer, sequence } from '../../support/der.ts';

/** Curves with the order of their base points (SEC 2), of which private keys are below. */
const CURVES = [
  ['P-256', 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'],
  ['P-384', 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'],
  [
    'P-521',
    '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
  ],
] as const;

const SCHEMES: readonly SignatureScheme[] = [
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 },
  { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
  { name: 'ECDSA', hash: 'SHA-256', curve: 'P-256', encoding: 'ieee-p1363' },
  { name: 'ECDSA', hash: 'SHA-512', curve: 'P-256', encoding: 'ieee-p1363' },
  { name: 'ECDSA', hash: 'SHA-384', curve: 'P-384', encoding: 'ieee-p1363' },
  { name: 'ECDSA', hash: 'SHA-512', curve: 'P-521', encoding: 'ieee-p1363' },
  { name: 'Ed25519' },
];

describe('nodeCryptography', () => {
  for (const algorithm of ['SHA-256', 'SHA-1'] as const) {
    it(`makes the digests that WebCrypto makes, ${algorithm}`, async () => {
      const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
      for (const part of [bytes.subarray(0, 0), bytes.subarray(3, 20), bytes]) {
        const made = new Uint8Array(await crypto.subtle.digest(algorithm, part));
        assert.equal(nodeCryptography.digest(algorithm, part), Buffer.from(made).toString('hex'));
      }
    });
  }

  for (const [curve, order] of CURVES) {
    it(`computes the points that WebCrypto computes, ${curve}`, async () => {
      const size = order.length / 2;
      const padded = (number: bigint) => Buffer.from(number.toString(16).padStart(2 * size, '0'), 'hex');
      for (let at = 0; at < 20; at++) {
        const { publicKey, privateKey } = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, [
          'sign',
          'verify',
        ])) as CryptoKeyPair;
        const { d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
        const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
        assert.deepEqual(nodeCryptography.publicPoint(curve, Buffer.from(d, 'base64url')), point);
      }
      assert.ok(nodeCryptography.publicPoint(curve, padded(1n)));
      assert.ok(nodeCryptography.publicPoint(curve, padded(BigInt(`0x${order}`) - 1n)));
      for (const none of [0n, BigInt(`0x${order}`), BigInt(`0x${order}`) + 1n]) {
        assert.equal(nodeCryptography.publicPoint(curve, padded(none)), undefined, `${none}`);
      }
    });
  }

  for (const scheme of SCHEMES) {
    it(`verifies what WebCrypto has signed, ${'hash' in scheme ? `${scheme.name} with ${scheme.hash}` : scheme.name}`, async () => {
      const { publicKey, privateKey } = await generate(scheme);
      const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
      const signed = Uint8Array.from({ length: 300 }, (_, at) => at % 251);
      const signature = new Uint8Array(await crypto.subtle.sign(scheme, privateKey, signed));
      const verifier = nodeCryptography.verifier(spki, scheme);
      const cases = [
        [signature, signed],
        [signature, signed.subarray(1)],
        [signature.toReversed(), signed],
        [signature.subarray(1), signed],
        [new Uint8Array(signature.length), signed],
        [new Uint8Array(signature.length).fill(255), signed],
        [new Uint8Array(), signed],
      ] as const;
      for (const [of, over] of cases) {
        const expected = await crypto.subtle.verify(scheme, publicKey, of, over);
        assert.equal(await verifier?.(of, over), expected);
        assert.equal(expected, of === signature && over === signed);
      }
      for (const other of SCHEMES) {
        const fits = keyOf(other) === keyOf(scheme);
        assert.equal(nodeCryptography.verifier(spki, other) !== undefined, fits, keyOf(other));
      }
    });
  }

  it('reads an ECDSA signature of a certificate as strictly as where WebCrypto is all there is', async () => {
    const scheme: SignatureScheme = { name: 'ECDSA', hash: 'SHA-256', curve: 'P-256', encoding: 'der' };
    const { publicKey, privateKey } = await generate(scheme);
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    const signed = Uint8Array.of(1, 2, 3);
    const raw = Buffer.from(await crypto.subtle.sign(scheme, privateKey, signed)).toString('hex');
    const [r = 0n, s = 0n] = [BigInt(`0x${raw.slice(0, 64)}`), BigInt(`0x${raw.slice(64)}`)];
    const padded = concat([Uint8Array.of(2, 34, 0, 0), Buffer.from(raw.slice(0, 64), 'hex')]);
    const order = BigInt(`0x${CURVES[0][1]}`);
    const right = sequence(integer(r), integer(s));
    const hosts = [nodeCryptography.verifier(spki, scheme), await webCryptoVerifier(spki, scheme)];
    for (const signature of [
      right,
      sequence(integer(r)),
      sequence(integer(r), integer(s), integer(s)),
      sequence(integer(r), integer(s + order)),
      sequence(integer(s), integer(r)),
      sequence(integer(0n), integer(0n)),
      sequence(padded, integer(s)),
      concat([right, Uint8Array.of(0)]),
      right.subarray(0, -1),
      Buffer.from(raw, 'hex'),
      Uint8Array.of(0x30, 0x80, 0, 0),
      new Uint8Array(),
    ]) {
      const answers = await Promise.all(hosts.map((verifier) => verifier?.(signature, signed)));
      assert.deepEqual(answers, [signature === right, signature === right], Buffer.from(signature).toString('hex'));
    }
  });

  it('has no verifier for what is no key', async () => {
    const { publicKey } = await generate({ name: 'ECDSA', hash: 'SHA-256', curve: 'P-256', encoding: 'ieee-p1363' });
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    const offCurve = spki.with(spki.length - 1, (spki.at(-1) ?? 0) ^ 1);
    for (const bytes of [new Uint8Array(), spki.subarray(1), spki.subarray(0, -1), offCurve]) {
      for (const scheme of SCHEMES) assert.equal(nodeCryptography.verifier(bytes, scheme), undefined);
    }
  });
});

/** The kind of key for the scheme. */
function keyOf(scheme: SignatureScheme): string {
  if (scheme.name === 'ECDSA') return scheme.curve;
  return scheme.name.startsWith('RSA') ? 'RSA' : scheme.name;
}

function generate(scheme: SignatureScheme): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ['sign', 'verify'];
  const rsa = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
  const algorithm = scheme.name === 'ECDSA' ? { ...scheme, namedCurve: scheme.curve } : { ...rsa, ...scheme };
  return crypto.subtle.generateKey(algorithm, true, usages) as Promise<CryptoKeyPair>;
}
