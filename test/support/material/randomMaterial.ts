import { generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyAlgorithm } from '../keyPair.ts';
import { CURVES, isEc } from './curves.ts';
import type { Material } from './material.ts';

/** Different in each run, as the keys of tests should be. */
export const randomMaterial: Material = {
  privateKey: async (_, algorithm) => (await generate(algorithm)).privateKey,
  signature: (hash, bytes, key) => Uint8Array.from(sign(hash, bytes, key)),
  serial: () => (randomBytes(8).readBigUInt64BE() >> 1n) + 1n,
};

function generate(algorithm: KeyAlgorithm): Promise<{ privateKey: KeyObject }> {
  if (algorithm === 'Ed25519') return promisify(generateKeyPair)('ed25519', {});
  if (isEc(algorithm)) return promisify(generateKeyPair)('ec', { namedCurve: CURVES[algorithm].name });
  return promisify(generateKeyPair)('rsa', { modulusLength: Number(algorithm.slice(4)) });
}
