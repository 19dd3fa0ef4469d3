/** The numbers of an RSA private key of two primes, as PKCS#1 has them. */
export interface GoRsaNumbers {
  readonly modulus: bigint;
  readonly exponent: bigint;
  readonly secret: bigint;
  readonly p: bigint;
  readonly q: bigint;
  /** The two exponents and the coefficient of the Chinese remainder theorem; undefined if the key ends before. */
  readonly crt: readonly [dp: bigint | undefined, dq: bigint | undefined, coefficient: bigint | undefined];
}

/** More than any key has; products of such numbers cost next to nothing. */
const MAX_BITS = 16_384n;

const MAX_EXPONENT = 2n ** 31n - 1n;

/**
 * The fault for which crypto/rsa refuses the numbers: `always` in every release, `crt` since Go 1.24, which no longer computes these values itself; undefined
 * where it takes them, and where they are too large to be calculated with.
 */
export function rsaPrivateFault({ modulus, exponent, secret, p, q, crt }: GoRsaNumbers): 'always' | 'crt' | undefined {
  if ([modulus, secret, p, q].some((number) => number <= 0n)) return 'always';
  if ([modulus, exponent, secret, p, q].some((number) => number >> MAX_BITS > 0n)) return undefined;
  if (p * q !== modulus || modulus % 2n === 0n || p === 1n || q === 1n) return 'always';
  if (exponent < 2n || exponent % 2n === 0n || exponent > MAX_EXPONENT) return 'always';
  if ([p, q].some((prime) => (secret * exponent) % (prime - 1n) !== 1n)) return 'always';
  const [dp, dq, coefficient] = crt;
  // Zero stands for a number that is left out, and is refused as one that is there.
  if ([dp, dq, coefficient].some((number) => number !== undefined && number <= 0n)) return 'always';
  if (dp === undefined || dq === undefined || coefficient === undefined) return undefined;
  const isRight =
    dp === secret % (p - 1n) && dq === secret % (q - 1n) && coefficient < p && (coefficient * q) % p === 1n;
  return isRight && secret < modulus ? undefined : 'crt';
}
