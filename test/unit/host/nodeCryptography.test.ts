import assert from 'node:assert/strict';
import { nodeCryptography } from '../../../src/host/node.ts';

/** Curves with the order of their base points (SEC 2), of which private keys are below. */
const CURVES = [
  ['P-256', 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'],
  ['P-384', 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'],
  [
    'P-521',
    '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
  ],
] as const;

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
});
