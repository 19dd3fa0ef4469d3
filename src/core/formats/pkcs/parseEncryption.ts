import type { PasswordEncryption } from '../../model/artifacts/certificate.ts';
import { DerCursor } from '../der/derCursor.ts';
import { contentOf, type DerElement, TAG } from '../der/derElement.ts';
import { oidText, smallInteger } from '../der/derPrimitives.ts';
import type { Pkcs12Derivation } from './derivePkcs12.ts';
import { CIPHERS, HMAC_HASHES, LEGACY_SCHEMES, type LegacyCipher, PKCS12_CIPHERS, SCHEME } from './objectIds.ts';

/** PBKDF2's parameters (RFC 8018 §A.2). `hash` is a name of WebCrypto's, or an OID. */
export interface Pbkdf2 {
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly hash: string;
  /** Octets; absent if the cipher tells. */
  readonly keyLength?: number | undefined;
}

/** The ways to open an encryption by password: PBES2 with PBKDF2, or PKCS#12's own scheme, which derives the IV too. */
export type Opener = AesOpener | LegacyOpener;

export interface AesOpener {
  readonly kind: 'aes';
  readonly derivation: Pbkdf2;
  readonly iv: Uint8Array;
  /** The size of the key. */
  readonly bits: number;
}

/** Ciphers that no host has any more. */
export type LegacyOpener =
  | {
      readonly kind: 'pbes2';
      readonly derivation: Pbkdf2;
      readonly iv: Uint8Array;
      readonly cipher: LegacyCipher;
    }
  | { readonly kind: 'pkcs12'; readonly derivation: Pkcs12Derivation; readonly cipher: LegacyCipher };

/** An encryption by password: what is shown of it and, where a cipher for it is here, what opens it. */
export interface Encryption {
  readonly facts: PasswordEncryption;
  readonly open?: Opener | undefined;
}

const FAILURE = 'malformed encryption algorithm';

/** Reads the AlgorithmIdentifier of a password-based encryption. Throws DerError if it is malformed. */
export function parseEncryption(identifier: DerElement): Encryption {
  const fields = new DerCursor(identifier);
  const oid = oidText(fields.take(TAG.oid, FAILURE));
  if (oid === SCHEME.pbes2) return parsePbes2(fields.take(TAG.sequence, FAILURE));
  const scheme = LEGACY_SCHEMES.get(oid) ?? oid;
  const parameters = fields.takeOptional(TAG.sequence, FAILURE);
  if (!parameters || scheme === oid) return { facts: { scheme } };
  const inner = new DerCursor(parameters);
  const salt = contentOf(inner.take(TAG.octetString, FAILURE));
  const iterations = smallInteger(inner.take(TAG.integer, FAILURE));
  const cipher = PKCS12_CIPHERS.get(scheme);
  const open = cipher && ({ kind: 'pkcs12', derivation: { hash: 'SHA-1', salt, iterations }, cipher } as const);
  return { facts: { scheme, iterations }, open };
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
  const bits = /^AES-(\d+)-CBC$/.exec(cipher)?.[1];
  if (bits === undefined && cipher !== 'DES-EDE3-CBC') return { facts };
  const opened = { derivation: pbkdf2, iv: contentOf(cipherFields.take(TAG.octetString, FAILURE)) };
  if (bits !== undefined) return { facts, open: { kind: 'aes', ...opened, bits: Number(bits) } };
  return { facts, open: { kind: 'pbes2', ...opened, cipher: { kind: '3DES', keyLength: 24 } } };
}

/** PBKDF2-params; HMAC-SHA-1 if none is named. */
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

/** `legacy`: an old cipher that is not here; `unsupported`: one this host lacks; `costly`: too many iterations to wait for. */
export type Decryption =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused' | 'legacy' | 'unsupported' | 'costly' };

/** Decrypts whole blocks in CBC mode; the IV is the block before them. */
export type DecryptBlocks = (cipherText: Uint8Array, iv: Uint8Array) => Uint8Array;
