import type { Pace } from '../../../model/pace.ts';
import { TAG } from '../../der/derElement.ts';

/** Decrypts whole blocks in CBC mode; the IV is the block before them. */
export type DecryptBlocks = (cipherText: Uint8Array, iv: Uint8Array) => Uint8Array;

/** Octets of a block of every cipher of these. */
const BLOCK = 8;

/** Octets between two looks at the clock: some milliseconds of triple DES. */
const STRETCH = 8 * 1024;

/**
 * What CBC with padding holds (RFC 8018 §6.1.2), where it is a DER SEQUENCE, as all that PKCS#12 encrypts is: padding alone fits one
 * wrong key in 256. Undefined where it is not: another key, or damage. The caller wipes it.
 */
export async function decryptSequence(
  decrypt: DecryptBlocks,
  cipherText: Uint8Array,
  iv: Uint8Array,
  pace: Pace,
): Promise<Uint8Array | undefined> {
  if (cipherText.length === 0 || cipherText.length % BLOCK !== 0 || iv.length !== BLOCK) return undefined;
  const out = new Uint8Array(cipherText.length);
  for (let at = 0; at < cipherText.length; at += STRETCH) {
    const before = at === 0 ? iv : cipherText.subarray(at - BLOCK, at);
    const octets = decrypt(cipherText.subarray(at, at + STRETCH), before);
    out.set(octets, at);
    octets.fill(0);
    if (pace.isDue()) await pace.rest();
  }
  const padding = out.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= BLOCK && out.subarray(-padding).every((octet) => octet === padding);
  if (isPadded && out[0] === TAG.sequence) return out.subarray(0, out.length - padding);
  out.fill(0);
  return undefined;
}
