import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { DerError, readWhole, TAG } from '../der/derElement.ts';
import { encodeBitString, encodeElement } from '../der/derWriter.ts';
import { hexDigest } from './digest.ts';
import { type PublicKeyShape, parseSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';

/** `error` says what is wrong with the structure. */
export type PublicKeyResult = { readonly key: PublicKey } | { readonly error: string };

/** AlgorithmIdentifier { rsaEncryption, NULL } (RFC 3279 §2.3.1). */
const RSA_ALGORITHM = Uint8Array.of(
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
);

/** Reads a SubjectPublicKeyInfo ("PUBLIC KEY"). */
export async function readPublicKey(spki: Uint8Array): Promise<PublicKeyResult> {
  const own = spki.slice();
  const parsed = attempt(() => parseSubjectPublicKeyInfo(readWhole(own, TAG.sequence)));
  if ('error' in parsed) return parsed;
  return { key: sharedPublicKey(parsed.value, await hexDigest('SHA-256', own)) };
}

/** Reads a PKCS#1 RSAPublicKey ("RSA PUBLIC KEY") and gives it the SubjectPublicKeyInfo a certificate would hold. */
export async function readRsaPublicKey(der: Uint8Array): Promise<PublicKeyResult> {
  const checked = attempt(() => {
    const fields = new DerCursor(readWhole(der, TAG.sequence));
    fields.take(TAG.integer, 'x509: invalid RSA modulus');
    fields.take(TAG.integer, 'x509: invalid RSA public exponent');
    if (!fields.done) throw new DerError('x509: invalid RSA public key');
  });
  return 'error' in checked ? checked : readPublicKey(rsaSubjectPublicKeyInfo(der));
}

/** Wraps an RSAPublicKey into the SubjectPublicKeyInfo of rsaEncryption. */
export function rsaSubjectPublicKeyInfo(rsaPublicKey: Uint8Array): Uint8Array {
  return encodeElement(TAG.sequence, RSA_ALGORITHM, encodeBitString(rsaPublicKey));
}

/** Keys of a large workspace, several times over. */
const CAPACITY = 4096;

const known = createBoundedCache<PublicKey>(CAPACITY);

/** A key with its id. A certificate, its renewals and their private key share one object. */
export function sharedPublicKey(shape: PublicKeyShape, id: string): PublicKey {
  return known.get(id, () => ({ ...shape, id }));
}
