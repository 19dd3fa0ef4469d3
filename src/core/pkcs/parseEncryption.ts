import { DerCursor } from '../der/derCursor.ts';
import { contentOf, type DerElement, TAG } from '../der/derElement.ts';
import { oidText, smallInteger } from '../der/derPrimitives.ts';
import type { PasswordEncryption } from '../model/encryption.ts';
import { CIPHERS, HMAC_HASHES, LEGACY_SCHEMES, SCHEME } from './objectIds.ts';

/** PBKDF2's parameters (RFC 8018 §A.2). `hash` is a name of WebCrypto's, or an OID. */
export interface Pbkdf2 {
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly hash: string;
  /** Octets; absent where the cipher tells. */
  readonly keyLength?: number;
}

/** An encryption by password: what is shown of it and, where it is PBES2 with PBKDF2, what opens it. */
export interface Encryption {
  readonly facts: PasswordEncryption;
  readonly open?: { readonly derivation: Pbkdf2; readonly iv: Uint8Array };
}

const FAILURE = 'malformed encryption algorithm';

/** Reads the AlgorithmIdentifier of a password-based encryption. Throws DerError where it is malformed. */
export function parseEncryption(identifier: DerElement): Encryption {
  const fields = new DerCursor(identifier);
  const oid = oidText(fields.take(TAG.oid, FAILURE));
  if (oid === SCHEME.pbes2) return parsePbes2(fields.take(TAG.sequence, FAILURE));
  const scheme = LEGACY_SCHEMES.get(oid) ?? oid;
  const parameters = fields.takeOptional(TAG.sequence, FAILURE);
  if (!parameters || scheme === oid) return { facts: { scheme } };
  const inner = new DerCursor(parameters);
  inner.take(TAG.octetString, FAILURE);
  return { facts: { scheme, iterations: smallInteger(inner.take(TAG.integer, FAILURE)) } };
}

/** PBES2-params (RFC 8018 §A.4). */
function parsePbes2(parameters: DerElement): Encryption {
  const fields = new DerCursor(parameters);
  const derivation = new DerCursor(fields.take(TAG.sequence, FAILURE));
  const cipherFields = new DerCursor(fields.take(TAG.sequence, FAILURE));
  const cipherOid = oidText(cipherFields.take(TAG.oid, FAILURE));
  const cipher = CIPHERS.get(cipherOid) ?? cipherOid;
  const derivationOid = oidText(derivation.take(TAG.oid, FAILURE));
  if (derivationOid !== SCHEME.pbkdf2) {
    const name = derivationOid === SCHEME.scrypt ? 'scrypt' : derivationOid;
    return { facts: { scheme: 'PBES2', derivation: name, cipher } };
  }
  const pbkdf2 = parsePbkdf2(derivation.take(TAG.sequence, FAILURE));
  const facts = {
    scheme: 'PBES2',
    derivation: 'PBKDF2',
    pseudoRandom: `HMAC-${pbkdf2.hash}`,
    iterations: pbkdf2.iterations,
    cipher,
  };
  if (!/^AES-\d+-CBC$/.test(cipher)) return { facts };
  return { facts, open: { derivation: pbkdf2, iv: contentOf(cipherFields.take(TAG.octetString, FAILURE)) } };
}

/** PBKDF2-params; HMAC-SHA-1 where none is named. */
export function parsePbkdf2(parameters: DerElement): Pbkdf2 {
  const fields = new DerCursor(parameters);
  const salt = contentOf(fields.take(TAG.octetString, FAILURE));
  const iterations = smallInteger(fields.take(TAG.integer, FAILURE));
  const length = fields.takeOptional(TAG.integer, FAILURE);
  const pseudoRandom = fields.takeOptional(TAG.sequence, FAILURE);
  return {
    salt,
    iterations,
    keyLength: length && smallInteger(length),
    hash: pseudoRandom ? hmacHash(pseudoRandom) : 'SHA-1',
  };
}

/** The hash of an HMAC's AlgorithmIdentifier, or its OID. */
export function hmacHash(identifier: DerElement): string {
  const oid = oidText(new DerCursor(identifier).take(TAG.oid, FAILURE));
  return HMAC_HASHES.get(oid) ?? oid;
}
