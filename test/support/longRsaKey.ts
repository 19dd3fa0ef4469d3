import * as der from './der.ts';
import { type KeyPair, key } from './keyPair.ts';

/** A key whose public half has that many bits. It takes too long to create the private one, which signs nothing. */
export async function longRsaKey(bits: number): Promise<KeyPair> {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nothing());
  const numbers = der.sequence(der.integer((1n << BigInt(bits - 1)) + 1n), der.integer(65537n));
  return { ...(await key('stray', 'RSA-2048')), spki: der.sequence(algorithm, der.bitString(numbers)) };
}
