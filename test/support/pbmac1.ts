import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { childrenOf, contentOf, rawOf, readWhole, TAG } from '../../src/core/formats/der/derElement.ts';
import * as der from './der.ts';

const ITERATIONS = 2048;
const KEY_LENGTH = 32;

/** A key store that has no MAC, with one of RFC 9579 (PBMAC1 by PBKDF2 and HMAC-SHA-256), which OpenSSL writes since 3.4. */
export function withPbmac1(store: Uint8Array, password: string): Uint8Array {
  const [version, contentInfo] = childrenOf(readWhole(store, TAG.sequence));
  const [, explicit] = contentInfo ? childrenOf(contentInfo) : [];
  const [content] = explicit ? childrenOf(explicit) : [];
  if (!version || !contentInfo || !content) throw new Error('This is no key store.');
  const salt = Uint8Array.from(randomBytes(16));
  const key = pbkdf2Sync(password, salt, ITERATIONS, KEY_LENGTH, 'sha256');
  const mac = Uint8Array.from(createHmac('sha256', key).update(contentOf(content)).digest());
  const hmac = der.sequence(der.oid('1.2.840.113549.2.9'), der.nothing());
  const derivation = der.sequence(
    der.octetString(salt),
    der.integer(BigInt(ITERATIONS)),
    der.integer(BigInt(KEY_LENGTH)),
    hmac,
  );
  const parameters = der.sequence(der.sequence(der.oid('1.2.840.113549.1.5.12'), derivation), hmac);
  const digest = der.sequence(der.sequence(der.oid('1.2.840.113549.1.5.14'), parameters), der.octetString(mac));
  // Section 4 leaves the salt of MacData unused.
  return der.sequence(rawOf(version), rawOf(contentInfo), der.sequence(digest, der.octetString(new Uint8Array(8))));
}
