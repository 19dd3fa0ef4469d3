import type { Certificate } from '../../model/artifacts/certificate.ts';
import { attempt } from '../der/derCursor.ts';
import { cachedByContent } from './contentCache.ts';
import { hexDigest } from './digest.ts';
import { parseCertificate } from './parseCertificate.ts';
import { sharedPublicKey } from './sharedPublicKey.ts';

/** `error` is worded as Go's crypto/x509 would, such as "x509: malformed tbs certificate". */
export type CertificateResult = { readonly certificate: Certificate } | { readonly error: string };

/** Certificates of a large workspace, several times over; some 4 kB each. */
const CAPACITY = 4096;

/** Reads a DER certificate with its fingerprints. The same content gives the same object while it is remembered. */
export const readCertificate: (der: Uint8Array) => Promise<CertificateResult> = cachedByContent(CAPACITY, decode);

async function decode(der: Uint8Array): Promise<CertificateResult> {
  const parsed = attempt(() => parseCertificate(der));
  if ('error' in parsed) return parsed;
  const shape = parsed.value;
  const [sha256, sha1, id] = await Promise.all([
    hexDigest('SHA-256', der),
    hexDigest('SHA-1', der),
    hexDigest('SHA-256', shape.publicKey.spki),
  ]);
  return { certificate: { ...shape, publicKey: sharedPublicKey(shape.publicKey, id), sha256, sha1 } };
}
