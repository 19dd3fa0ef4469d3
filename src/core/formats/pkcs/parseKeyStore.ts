import { readBer } from '../der/berToDer.ts';
import { DerCursor } from '../der/derCursor.ts';
import { childrenOf, contentOf, contextTag, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { oidText, smallInteger } from '../der/derPrimitives.ts';
import { CONTENT, HASHES, SCHEME } from './objectIds.ts';
import { type Encryption, hmacHash, type Pbkdf2, parseEncryption, parsePbkdf2 } from './parseEncryption.ts';
import { parseSafeContents, type SafeBag } from './parseSafeContents.ts';

/** One ContentInfo of the AuthenticatedSafe (RFC 7292 §4.1). */
export type SafePart =
  | { readonly kind: 'clear'; readonly bags: readonly SafeBag[] }
  | { readonly kind: 'encrypted'; readonly encryption: Encryption; readonly cipherText: Uint8Array }
  | { readonly kind: 'enveloped' };

/** MacData, by PKCS#12's own derivation or, of newer files, by PBKDF2 (RFC 9579). Hashes are WebCrypto's names, or OIDs. */
export type MacData = { readonly value: Uint8Array; readonly hash: string } & (
  | { readonly kind: 'pkcs12'; readonly salt: Uint8Array; readonly iterations: number }
  | { readonly kind: 'pbmac1'; readonly derivation: Pbkdf2 }
);

export interface KeyStore {
  /** The input of the MAC. */
  readonly authenticatedSafe: Uint8Array;
  readonly mac?: MacData | undefined;
  readonly parts: readonly SafePart[];
}

const FAILURE = 'malformed key store';

/** Reads a PKCS#12 file (RFC 7292 §4) as far as it goes without a password. Throws DerError if it is malformed. */
export function parseKeyStore(bytes: Uint8Array): KeyStore {
  return readBer(bytes, parse);
}

function parse(der: Uint8Array): KeyStore {
  const fields = new DerCursor(readWhole(der, TAG.sequence));
  if (smallInteger(fields.take(TAG.integer, FAILURE)) !== 3) throw new DerError('not version 3 of PKCS#12');
  const { type, content } = contentInfo(fields.take(TAG.sequence, FAILURE));
  if (type !== CONTENT.data) throw new DerError('signed key stores are not supported');
  const authenticatedSafe = contentOf(content.take(TAG.octetString, FAILURE));
  const mac = fields.takeOptional(TAG.sequence, FAILURE);
  const parts = readBer(authenticatedSafe, (safe) => childrenOf(readWhole(safe, TAG.sequence)).map(partOf));
  return { authenticatedSafe, mac: mac && macOf(mac), parts };
}

/** The type of a ContentInfo, and a cursor before its content. */
export function contentInfo(element: DerElement): { readonly type: string; readonly content: DerCursor } {
  const fields = new DerCursor(element);
  const type = oidText(fields.take(TAG.oid, FAILURE));
  return { type, content: new DerCursor(fields.take(contextTag(0, true), FAILURE)) };
}

function partOf(element: DerElement): SafePart {
  const { type, content } = contentInfo(element);
  if (type === CONTENT.data) {
    return { kind: 'clear', bags: parseSafeContents(contentOf(content.take(TAG.octetString, FAILURE))) };
  }
  if (type !== CONTENT.encryptedData) return { kind: 'enveloped' };
  const encrypted = new DerCursor(content.take(TAG.sequence, FAILURE));
  encrypted.take(TAG.integer, FAILURE);
  const inner = new DerCursor(encrypted.take(TAG.sequence, FAILURE));
  inner.take(TAG.oid, FAILURE);
  const encryption = parseEncryption(inner.take(TAG.sequence, FAILURE));
  return { kind: 'encrypted', encryption, cipherText: implicitBytes(inner.next(FAILURE)) };
}

/** `[0] IMPLICIT OCTET STRING`, which BER may write as a row of octet strings. */
function implicitBytes(element: DerElement): Uint8Array {
  if (element.tag === contextTag(0, false)) return contentOf(element);
  if (element.tag !== contextTag(0, true)) throw new DerError(FAILURE);
  const pieces = childrenOf(element).map(contentOf);
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function macOf(element: DerElement): MacData {
  const fields = new DerCursor(element);
  const digest = new DerCursor(fields.take(TAG.sequence, FAILURE));
  const algorithm = new DerCursor(digest.take(TAG.sequence, FAILURE));
  const value = contentOf(digest.take(TAG.octetString, FAILURE));
  const oid = oidText(algorithm.take(TAG.oid, FAILURE));
  if (oid === SCHEME.pbmac1) {
    const parameters = new DerCursor(algorithm.take(TAG.sequence, FAILURE));
    const derivation = new DerCursor(parameters.take(TAG.sequence, FAILURE));
    derivation.take(TAG.oid, FAILURE);
    const pbkdf2 = parsePbkdf2(derivation.take(TAG.sequence, FAILURE));
    return { kind: 'pbmac1', value, hash: hmacHash(parameters.take(TAG.sequence, FAILURE)), derivation: pbkdf2 };
  }
  const salt = contentOf(fields.take(TAG.octetString, FAILURE));
  const iterations = fields.takeOptional(TAG.integer, FAILURE);
  return {
    kind: 'pkcs12',
    value,
    hash: HASHES.get(oid) ?? oid,
    salt,
    iterations: iterations ? smallInteger(iterations) : 1,
  };
}
