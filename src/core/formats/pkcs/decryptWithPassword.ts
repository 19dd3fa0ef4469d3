import type { Scheduler } from '../../model/time/scheduler.ts';
import { ownBuffer } from '../x509/digest.ts';
import { decryptLegacy } from './decryptLegacy.ts';
import { MAX_ITERATIONS, parametersOf, passwordKey } from './derivePbkdf2.ts';
import { countForms, pkcs12Cost } from './derivePkcs12.ts';
import type { AesOpener, Decryption, Encryption, Opener } from './parseEncryption.ts';

/**
 * Opens what a password covers by PBES2 (RFC 8018 §6.2) with AES or triple DES, or by PKCS#12's own schemes with triple DES or RC2.
 * The caller wipes the bytes. Never rejects.
 */
export async function decryptWithPassword(
  { facts, open }: Encryption,
  cipherText: Uint8Array,
  password: string,
  scheduler: Scheduler,
): Promise<Decryption> {
  if (!open) return { kind: isLegacy(facts.scheme, facts.cipher) ? 'legacy' : 'unsupported' };
  if (costOf(open, password) > MAX_ITERATIONS) return { kind: 'costly' };
  if (open.kind === 'aes') return decryptAes(open, cipherText, password);
  return decryptLegacy(open, cipherText, password, scheduler);
}

/** The cost of deriving keys from each form of the password, in iterations of PBKDF2. */
export function costOf(open: Opener, password: string): number {
  if (open.kind !== 'pkcs12') return open.derivation.iterations;
  return pkcs12Cost(open.derivation, open.cipher.keyLength) * countForms(password);
}

async function decryptAes(
  { derivation, iv, bits }: AesOpener,
  cipherText: Uint8Array,
  password: string,
): Promise<Decryption> {
  let key: CryptoKey;
  try {
    const base = await passwordKey(password, 'deriveKey');
    const wanted = { name: 'AES-CBC', length: bits };
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

function isLegacy(scheme: string, cipher: string | undefined): boolean {
  return scheme.startsWith('pbeWith') || (cipher !== undefined && /^(?:DES|RC2)/.test(cipher));
}
