import { ownBuffer } from '../x509/digest.ts';
import type { Pbkdf2 } from './parseEncryption.ts';

/** NSS and newer tools use up to a million; some seconds of work. */
export const MAX_ITERATIONS = 10_000_000;

/** The cost of iterations in units of a budget: one takes 0.6 to 0.8 µs. */
export function iterationsCost(iterations: number): number {
  return iterations / 100;
}

/** Octets of a derived key: as many as the largest hash has. Each block more costs all iterations again. */
const MAX_DERIVED = 64;

/** Octets that PBKDF2 derives from a password; undefined if the host cannot, or it would take too long. */
export async function derivePbkdf2(
  password: string,
  derivation: Pbkdf2,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (derivation.iterations > MAX_ITERATIONS || length > MAX_DERIVED) return undefined;
  try {
    const base = await passwordKey(password, 'deriveBits');
    return new Uint8Array(await crypto.subtle.deriveBits(parametersOf(derivation), base, length * 8));
  } catch {
    return undefined;
  }
}

/** The password as WebCrypto wants it for PBKDF2. */
export async function passwordKey(password: string, usage: 'deriveKey' | 'deriveBits'): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(password);
  try {
    return await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, [usage]);
  } finally {
    bytes.fill(0);
  }
}

export function parametersOf({ salt, iterations, hash }: Pbkdf2): Pbkdf2Params {
  return { name: 'PBKDF2', salt: ownBuffer(salt), iterations, hash };
}
