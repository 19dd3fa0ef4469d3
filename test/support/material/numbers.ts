import { createHash } from 'node:crypto';

export const readNumber = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);

/** Big-endian, with leading zeros up to the width. */
export const writeNumber = (value: bigint, width: number): Uint8Array =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(width * 2, '0'), 'hex'));

/** As many bytes as wanted, all decided by the seed. */
export const stretch = (seed: string, length: number): Uint8Array =>
  Uint8Array.from(createHash('shake256', { outputLength: length }).update(seed).digest());

/** The same of a seed and content of any length. */
export const shortBytes = (seed: string, content: Uint8Array, length: number): Uint8Array =>
  Uint8Array.from(createHash('shake256', { outputLength: length }).update(`${seed} `).update(content).digest());

/** The inverse of a number to a modulus that has no factor in common with it. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [low, high] = [value % modulus, modulus];
  let [mine, other] = [1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high - quotient * low, low];
    [mine, other] = [other - quotient * mine, mine];
  }
  return ((mine % modulus) + modulus) % modulus;
}

const SIEVED = 16_384;
const SMALL_FACTORS = Array.from({ length: 20_000 }, (_, at) => 2 * at + 3).filter(isSmallPrime);

/** The odd numbers from an odd start that no small prime divides: testing only these makes a search for a prime ten times faster. */
export function* withoutSmallFactors(start: bigint): Generator<bigint> {
  const hasFactor = new Uint8Array(SIEVED);
  for (const prime of SMALL_FACTORS) {
    const missing = (prime - Number(start % BigInt(prime))) % prime;
    const first = missing % 2 === 0 ? missing / 2 : (missing + prime) / 2;
    for (let at = first; at < SIEVED; at += prime) hasFactor[at] = 1;
  }
  for (const [at, has] of hasFactor.entries()) if (has === 0) yield start + 2n * BigInt(at);
}

function isSmallPrime(value: number): boolean {
  for (let factor = 3; factor * factor <= value; factor += 2) if (value % factor === 0) return false;
  return true;
}
