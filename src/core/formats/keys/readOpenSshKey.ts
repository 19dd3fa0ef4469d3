import type { PrivateKeyFacts } from '../../model/artifacts/certificate.ts';
import { latinText } from '../der/derString.ts';

/** First octets of OpenSSH's format (PROTOCOL.key): the text and a zero. */
const MAGIC = 'openssh-key-v1\0';

/** Tells an OpenSSH private key by its magic, and which cipher covers it; nothing else is read. */
export function readOpenSshKey(bytes: Uint8Array): { readonly key: PrivateKeyFacts } | { readonly error: string } {
  if (latinText(bytes.subarray(0, MAGIC.length)) !== MAGIC) return { error: 'not an OpenSSH private key' };
  const cipher = shortString(bytes, MAGIC.length);
  if (cipher === 'none') return { key: { format: 'OpenSSH', encrypted: false } };
  const derivation = cipher === undefined ? undefined : shortString(bytes, MAGIC.length + 4 + cipher.length);
  return { key: { format: 'OpenSSH', encrypted: true, encryption: { scheme: 'OpenSSH', derivation, cipher } } };
}

/** A length of four octets and as many characters; undefined where that is no name of an algorithm. */
function shortString(bytes: Uint8Array, at: number): string | undefined {
  const [a, b, c, length = 0] = bytes.subarray(at, at + 4);
  if (a !== 0 || b !== 0 || c !== 0) return undefined;
  const text = latinText(bytes.subarray(at + 4, at + 4 + length));
  return /^[a-z0-9@.-]{1,64}$/i.test(text) ? text : undefined;
}
