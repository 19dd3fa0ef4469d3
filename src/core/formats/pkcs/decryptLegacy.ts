import type { Scheduler } from '../../model/time/scheduler.ts';
import { TAG } from '../der/derElement.ts';
import { derivePbkdf2 } from './derivePbkdf2.ts';
import { derivePkcs12, MAX_PKCS12_ITERATIONS, PURPOSE, passwordForms } from './derivePkcs12.ts';
import type { LegacyCipher } from './objectIds.ts';
import type { DecryptBlocks, Decryption, LegacyOpener } from './parseEncryption.ts';

/**
 * Opens what an old cipher covers, which no host has any more. The caller wipes the bytes. Never rejects.
 */
export async function decryptLegacy(
  open: LegacyOpener,
  cipherText: Uint8Array,
  password: string,
  scheduler: Scheduler,
): Promise<Decryption> {
  if (open.kind === 'pkcs12') return decryptPkcs12(open, cipherText, password, scheduler);
  const key = await derivePbkdf2(password, open.derivation, open.cipher.keyLength);
  if (!key) return { kind: 'unsupported' };
  const bytes = await decryptSequence(await blocksOf(open.cipher, key), cipherText, open.iv, scheduler);
  key.fill(0);
  return bytes ? { kind: 'decrypted', bytes } : { kind: 'refused' };
}

async function decryptPkcs12(
  { derivation, cipher }: Extract<LegacyOpener, { kind: 'pkcs12' }>,
  cipherText: Uint8Array,
  password: string,
  scheduler: Scheduler,
): Promise<Decryption> {
  if (derivation.iterations > MAX_PKCS12_ITERATIONS) return { kind: 'costly' };
  for (const form of passwordForms(password)) {
    const key = await derivePkcs12(derivation, form, PURPOSE.key, scheduler, cipher.keyLength);
    const iv = await derivePkcs12(derivation, form, PURPOSE.iv, scheduler, 8);
    form.fill(0);
    if (!key || !iv) return { kind: 'unsupported' };
    const bytes = await decryptSequence(await blocksOf(cipher, key), cipherText, iv, scheduler);
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

/** Octets of a block of every cipher of these. */
const BLOCK = 8;

/** Octets between two looks at the clock: some milliseconds of triple DES. */
const STRETCH = 8 * 1024;

/**
 * The content of CBC with padding (RFC 8018 §6.1.2) if it is a DER SEQUENCE, as everything that PKCS#12 encrypts is: the padding alone matches one
 * wrong key in 256. Undefined otherwise: another key, or damage. The caller wipes it.
 */
async function decryptSequence(
  decrypt: DecryptBlocks,
  cipherText: Uint8Array,
  iv: Uint8Array,
  scheduler: Scheduler,
): Promise<Uint8Array | undefined> {
  if (cipherText.length === 0 || cipherText.length % BLOCK !== 0 || iv.length !== BLOCK) return undefined;
  const out = new Uint8Array(cipherText.length);
  for (let at = 0; at < cipherText.length; at += STRETCH) {
    const before = at === 0 ? iv : cipherText.subarray(at - BLOCK, at);
    const octets = decrypt(cipherText.subarray(at, at + STRETCH), before);
    out.set(octets, at);
    octets.fill(0);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  const padding = out.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= BLOCK && out.subarray(-padding).every((byte) => byte === padding);
  if (isPadded && out[0] === TAG.sequence) return out.subarray(0, out.length - padding);
  out.fill(0);
  return undefined;
}
