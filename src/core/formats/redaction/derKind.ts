/** The kind of a DER structure according to its first octets, and its stated length, including its header. */
export interface DerKind {
  readonly kind: 'private' | 'public';
  readonly length: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const VERSION = 0xa0;

/** Password-based encryption (PKCS #5 and #12), which encrypted PKCS #8 begins with. */
const ENCRYPTION = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01],
];

/** "openssh-key-v1", JKS and JCEKS (sun.security.provider.JavaKeyStore). */
const MAGIC = [
  Array.from('openssh-key-v1', (character) => character.charCodeAt(0)),
  [0xfe, 0xed, 0xfe, 0xed],
  [0xce, 0xce, 0xce, 0xce],
];

/**
 * Tells private keys (PKCS #1, PKCS #8, SEC 1, OpenSSH) and key stores from what is public (certificates, requests, revocation
 * lists, public keys, PKCS #7) by the first bytes alone. Undefined for all else.
 */
export function derKind(bytes: Uint8Array): DerKind | undefined {
  if (MAGIC.some((magic) => startsWith(bytes, 0, magic))) return { kind: 'private', length: bytes.length };
  const outer = headerAt(bytes, 0, SEQUENCE);
  if (!outer) return undefined;
  const kind = kindOfContent(bytes, outer.content);
  return kind && { kind, length: outer.content + outer.length };
}

function kindOfContent(bytes: Uint8Array, at: number): DerKind['kind'] | undefined {
  const inner = headerAt(bytes, at, SEQUENCE);
  if (inner) return kindOfSequence(bytes, inner.content);
  const integer = headerAt(bytes, at, INTEGER);
  // The modulus of a PKCS #1 public key.
  if (integer && integer.length > 8) return 'public';
  if (!integer) return headerAt(bytes, at, OBJECT_ID) ? 'public' : undefined;
  // Versions: 0 and 1 of keys, 3 of PKCS #12.
  const version = bytes[integer.content] ?? 255;
  const next = bytes[integer.content + 1];
  const isKey = next === SEQUENCE || next === INTEGER || next === OCTET_STRING;
  return integer.length === 1 && version <= 3 && isKey ? 'private' : undefined;
}

/** A certificate's or request's signed part, the algorithm of a public key, or the encryption of a private one. */
function kindOfSequence(bytes: Uint8Array, at: number): DerKind['kind'] | undefined {
  const id = headerAt(bytes, at, OBJECT_ID);
  if (id) return ENCRYPTION.some((start) => startsWith(bytes, id.content, start)) ? 'private' : 'public';
  const isSigned = [INTEGER, VERSION, SEQUENCE].some((tag) => headerAt(bytes, at, tag) !== undefined);
  return isSigned ? 'public' : undefined;
}

function headerAt(
  bytes: Uint8Array,
  at: number,
  tag: number,
): { readonly content: number; readonly length: number } | undefined {
  const first = bytes[at + 1];
  if (bytes[at] !== tag || first === undefined) return undefined;
  if (first < 0x80) return { content: at + 2, length: first };
  const count = first & 0x7f;
  if (count > 4) return undefined;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  // Key stores may come in BER, which leaves the length open.
  return { content: at + 2 + count, length: count === 0 ? bytes.length : length };
}

function startsWith(bytes: Uint8Array, at: number, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[at + index] === byte);
}
