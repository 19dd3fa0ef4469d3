import { ownBuffer } from '../x509/digest.ts';
import type { Encryption, Pbkdf2 } from './parseEncryption.ts';

/** `legacy`: a cipher no host has any more; `unsupported`: one this host lacks; `costly`: too many iterations to wait for. */
export type Decryption =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused' | 'legacy' | 'unsupported' | 'costly' };

/** NSS and newer tools use up to a million; some seconds of work. */
export const MAX_ITERATIONS = 10_000_000;

/** Octets of a derived key: as many as the largest hash has. Each block more costs all iterations again. */
const MAX_DERIVED = 64;

/** Opens what a password covers by PBES2 with AES (RFC 8018 §6.2). The caller wipes the bytes. Never rejects. */
export async function decryptWithPassword(
  { facts, open }: Encryption,
  cipherText: Uint8Array,
  password: string,
): Promise<Decryption> {
  if (!open) return { kind: isLegacy(facts.scheme, facts.cipher) ? 'legacy' : 'unsupported' };
  const { derivation, iv } = open;
  if (derivation.iterations > MAX_ITERATIONS) return { kind: 'costly' };
  const length = Number(facts.cipher?.split('-')[1]);
  let key: CryptoKey;
  try {
    const base = await passwordKey(password, 'deriveKey');
    const wanted = { name: 'AES-CBC', length };
    key = await crypto.subtle.deriveKey(parametersOf(derivation), base, wanted, false, ['decrypt']);
  } catch {
    return { kind: 'unsupported' };
  }
  try {
    const cipher = { name: 'AES-CBC', iv: ownBuffer(iv) };
    return {
      kind: 'decrypted',
      bytes: new Uint8Array(await crypto.subtle.decrypt(cipher, key, ownBuffer(cipherText))),
    };
  } catch {
    // Wrong padding: another password, or damage.
    return { kind: 'refused' };
  }
}

/** Octets that PBKDF2 derives from a password; undefined where the host cannot, or it would take too long. */
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

async function passwordKey(password: string, usage: 'deriveKey' | 'deriveBits'): Promise<CryptoKey> {
  const octets = new TextEncoder().encode(password);
  try {
    return await crypto.subtle.importKey('raw', octets, 'PBKDF2', false, [usage]);
  } finally {
    octets.fill(0);
  }
}

function parametersOf({ salt, iterations, hash }: Pbkdf2): Pbkdf2Params {
  return { name: 'PBKDF2', salt: ownBuffer(salt), iterations, hash };
}

function isLegacy(scheme: string, cipher: string | undefined): boolean {
  return scheme.startsWith('pbeWith') || (cipher !== undefined && /^(?:DES|RC2)/.test(cipher));
}
