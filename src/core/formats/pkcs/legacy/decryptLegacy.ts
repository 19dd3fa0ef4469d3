import type { Pace } from '../../../model/pace.ts';
import type { Decryption } from '../decryption.ts';
import { derivePbkdf2 } from '../derivePbkdf2.ts';
import { derivePkcs12, MAX_PKCS12_ITERATIONS, PURPOSE } from '../derivePkcs12.ts';
import type { LegacyCipher } from '../objectIds.ts';
import type { LegacyOpener } from '../parseEncryption.ts';
import { passwordForms } from '../pkcs12Password.ts';
import { type DecryptBlocks, decryptSequence } from './decryptBlocks.ts';

/**
 * Opens what an old cipher covers, which no host has any more. The caller wipes the bytes. Never rejects.
 */
export async function decryptLegacy(
  open: LegacyOpener,
  cipherText: Uint8Array,
  password: string,
  pace: Pace,
): Promise<Decryption> {
  if (open.kind === 'pkcs12') return decryptPkcs12(open, cipherText, password, pace);
  const key = await derivePbkdf2(password, open.derivation, open.cipher.keyLength);
  if (!key) return { kind: 'unsupported' };
  const bytes = await decryptSequence(await blocksOf(open.cipher, key), cipherText, open.iv, pace);
  key.fill(0);
  return bytes ? { kind: 'decrypted', bytes } : { kind: 'refused' };
}

async function decryptPkcs12(
  { derivation, cipher }: Extract<LegacyOpener, { kind: 'pkcs12' }>,
  cipherText: Uint8Array,
  password: string,
  pace: Pace,
): Promise<Decryption> {
  if (derivation.iterations > MAX_PKCS12_ITERATIONS) return { kind: 'costly' };
  for (const form of passwordForms(password)) {
    const key = await derivePkcs12(derivation, form, PURPOSE.key, pace, cipher.keyLength);
    const iv = await derivePkcs12(derivation, form, PURPOSE.iv, pace, 8);
    form.fill(0);
    if (!key || !iv) return { kind: 'unsupported' };
    const bytes = await decryptSequence(await blocksOf(cipher, key), cipherText, iv, pace);
    key.fill(0);
    if (bytes) return { kind: 'decrypted', bytes };
  }
  return { kind: 'refused' };
}

/** The ciphers are evaluated only once such a key store is opened. */
async function blocksOf(cipher: LegacyCipher, key: Uint8Array): Promise<DecryptBlocks> {
  if (cipher.kind === 'RC2') return (await import('./rc2.ts')).rc2Cbc(key, cipher.bits);
  return (await import('./tripleDes.ts')).tripleDesCbc(key);
}
