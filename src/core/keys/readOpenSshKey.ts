import { latinText } from '../der/derString.ts';
import type { PrivateKeyFacts } from '../model/certificate.ts';

/** First octets of OpenSSH's format (PROTOCOL.key): the text and a zero. */
const MAGIC = 'openssh-key-v1\0';

/** Tells an OpenSSH private key by its magic, and whether a cipher covers it; nothing else is read. */
export function readOpenSshKey(bytes: Uint8Array): { readonly key: PrivateKeyFacts } | { readonly error: string } {
  if (latinText(bytes.subarray(0, MAGIC.length)) !== MAGIC) return { error: 'not an OpenSSH private key' };
  const at = MAGIC.length;
  const cipher = latinText(bytes.subarray(at + 4, at + 8));
  return { key: { format: 'OpenSSH', encrypted: cipher !== 'none' || bytes[at + 3] !== 4 } };
}
