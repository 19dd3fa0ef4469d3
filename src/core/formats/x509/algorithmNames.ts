import { DerCursor, within } from '../der/derCursor.ts';
import { type DerElement, rawOf, readElement, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { longName } from './objects/objectNames.ts';
import { sharedByContent } from './sharedByContent.ts';

/** OID → openssl's long name of a signature algorithm. */
export const SIGNATURE_ALGORITHM_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.2', 'md2WithRSAEncryption'],
  ['1.2.840.113549.1.1.4', 'md5WithRSAEncryption'],
  ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption'],
  ['1.2.840.113549.1.1.10', 'rsassaPss'],
  ['1.2.840.113549.1.1.11', 'sha256WithRSAEncryption'],
  ['1.2.840.113549.1.1.12', 'sha384WithRSAEncryption'],
  ['1.2.840.113549.1.1.13', 'sha512WithRSAEncryption'],
  ['1.2.840.113549.1.1.14', 'sha224WithRSAEncryption'],
  ['1.2.840.10040.4.3', 'dsaWithSHA1'],
  ['2.16.840.1.101.3.4.3.1', 'dsa_with_SHA224'],
  ['2.16.840.1.101.3.4.3.2', 'dsa_with_SHA256'],
  ['1.2.840.10045.4.1', 'ecdsa-with-SHA1'],
  ['1.2.840.10045.4.3.1', 'ecdsa-with-SHA224'],
  ['1.2.840.10045.4.3.2', 'ecdsa-with-SHA256'],
  ['1.2.840.10045.4.3.3', 'ecdsa-with-SHA384'],
  ['1.2.840.10045.4.3.4', 'ecdsa-with-SHA512'],
  ['1.3.101.112', 'ED25519'],
  ['1.3.101.113', 'ED448'],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

/** OID → name of a public key's algorithm, as the model spells it. */
export const KEY_ALGORITHM_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  ['1.2.840.10045.2.1', 'EC'],
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

/** A named curve: field size in bits, NIST's name where it has one, and openssl's. */
export interface Curve {
  readonly bits: number;
  readonly nist?: string;
  readonly openssl: string;
}

/** OID → curve (RFC 5480 §2.1.1.1, SEC 2, RFC 5639). */
export const CURVES: ReadonlyMap<string, Curve> = new Map<string, Curve>([
  ['1.3.132.0.33', { bits: 224, nist: 'P-224', openssl: 'secp224r1' }],
  ['1.2.840.10045.3.1.7', { bits: 256, nist: 'P-256', openssl: 'prime256v1' }],
  ['1.3.132.0.34', { bits: 384, nist: 'P-384', openssl: 'secp384r1' }],
  ['1.3.132.0.35', { bits: 521, nist: 'P-521', openssl: 'secp521r1' }],
  ['1.2.840.10045.3.1.1', { bits: 192, openssl: 'prime192v1' }],
  ['1.3.132.0.10', { bits: 256, openssl: 'secp256k1' }],
  ['1.3.36.3.3.2.8.1.1.7', { bits: 256, openssl: 'brainpoolP256r1' }],
  ['1.3.36.3.3.2.8.1.1.11', { bits: 384, openssl: 'brainpoolP384r1' }],
  ['1.3.36.3.3.2.8.1.1.13', { bits: 512, openssl: 'brainpoolP512r1' }],
]);

/** The AlgorithmIdentifier of a signature, with openssl's name or, where unknown, its OID. */
export function parseSignatureAlgorithm(element: DerElement): { readonly oid: string; readonly name: string } {
  return sharedAlgorithm(rawOf(element));
}

const sharedAlgorithm = sharedByContent((der) => {
  const element = readElement(der, 0, der.length);
  const oid = within('x509: malformed OID', () => oidText(new DerCursor(element).take(TAG.oid, 'x509: malformed OID')));
  return { oid, name: SIGNATURE_ALGORITHM_NAMES.get(oid) ?? longName(oid) };
});
