import { bitsOf, rsaNumbers, rsaUseRefusal } from '../formats/x509/rsaNumbers.ts';
import type { PublicKey } from '../model/artifacts/certificate.ts';

/** The cost of looking at a key, whatever the result: 1 µs. Signers are searched in pairs, and each pair costs a look. */
export const LOOK_COST = 0.02;

/** The cost of importing a key, at worst for every signature again: 70 to 160 µs. */
const IMPORT_COST = 2;

/** Measured with OpenSSL 3 in Node 24: 260 µs, 2.0 ms, 3.6 ms and 240 µs, where RSA-2048 takes 67 µs. */
const COSTS: Readonly<Record<string, number>> = { 'P-256': 4, 'P-384': 30, 'P-521': 54, Ed25519: 4 };

/** Half of an RSA-2048 check is the way to another thread and back, half is arithmetic. */
const FIXED_RSA_COST = 0.5;

const RSA_COST = 0.5;

/** 65537 has 17 bits. */
const USUAL_EXPONENT_BITS = 17;

/**
 * The cost of verifying one signature by a key, in units of a budget; a key that no host can use costs little. RSA's grows with the square of the
 * modulus and the length of the exponent: 4096 bits are 2.5 units and the import (180 µs measured), 8192 bits 8.5.
 */
export function verificationCost(key: PublicKey): number {
  const numbers = rsaNumbers(key);
  if (!numbers) return IMPORT_COST + (COSTS[key.curve ?? key.algorithm] ?? 1);
  const length = bitsOf(numbers.modulus) / 2048;
  const multiplications = Math.max(1, bitsOf(numbers.exponent) / USUAL_EXPONENT_BITS);
  return IMPORT_COST + FIXED_RSA_COST + RSA_COST * length * length * multiplications;
}

/** Smaller RSA keys are refused by crypto/rsa since Go 1.24. */
const MIN_BITS = 1024;

/** Why crypto/rsa verifies nothing with a key, in its words and order; undefined if it would, and for other keys. */
export function rsaKeyRefusal(
  key: PublicKey,
): { readonly error: string; readonly because: 'shortRsa' | 'other' } | undefined {
  if (key.algorithm !== 'RSA') return undefined;
  const bits = key.bits ?? MIN_BITS;
  if (bits < MIN_BITS) {
    const error = `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`;
    return { error, because: 'shortRsa' };
  }
  const numbers = rsaNumbers(key);
  const error = numbers && rsaUseRefusal(numbers);
  return error === undefined ? undefined : { error, because: 'other' };
}
