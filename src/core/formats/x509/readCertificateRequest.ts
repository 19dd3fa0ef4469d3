import type { CertificateRequest, Extension } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contextTag, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { bitStringBytes, oidText } from '../der/derPrimitives.ts';
import { parseSignatureAlgorithm } from './algorithmNames.ts';
import { hexDigest } from './digest.ts';
import { parseExtensions } from './parseExtensions.ts';
import { parseKnownExtensions } from './parseKnownExtensions.ts';
import { parseName } from './parseName.ts';
import { type PublicKeyShape, parseSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';
import { sharedPublicKey } from './readPublicKey.ts';

/** `error` says what is wrong with the structure. */
export type CertificateRequestResult = { readonly request: CertificateRequest } | { readonly error: string };

/** extensionRequest (RFC 2985 §5.4.2), and Microsoft's older twin. */
export const EXTENSION_REQUEST: readonly string[] = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];

/** Reads a PKCS#10 request (RFC 2986). */
export async function readCertificateRequest(der: Uint8Array): Promise<CertificateRequestResult> {
  const parsed = attempt(() => parseCertificateRequest(der.slice()));
  if ('error' in parsed) return parsed;
  const { publicKey, ...shape } = parsed.value;
  const [sha256, id] = await Promise.all([hexDigest('SHA-256', shape.der), hexDigest('SHA-256', publicKey.spki)]);
  return { request: { ...shape, publicKey: sharedPublicKey(publicKey, id), sha256 } };
}

type RequestShape = Omit<CertificateRequest, 'sha256' | 'publicKey'> & { readonly publicKey: PublicKeyShape };

function parseCertificateRequest(der: Uint8Array): RequestShape {
  const outer = new DerCursor(within('x509: malformed certificate request', () => readWhole(der, TAG.sequence)));
  const info = outer.take(TAG.sequence, 'x509: malformed certification request info');
  const algorithm = outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  within('x509: malformed signature', () => bitStringBytes(outer.take(TAG.bitString, '')));
  const fields = new DerCursor(info);
  fields.take(TAG.integer, 'x509: malformed version');
  const subject = parseName(fields.take(TAG.sequence, 'x509: malformed subject'));
  const publicKey = parseSubjectPublicKeyInfo(fields.take(TAG.sequence, 'x509: malformed spki'));
  const extensions = requestedExtensions(fields.takeOptional(contextTag(0, true), 'x509: malformed attributes'));
  const { subjectAltNames, keyUsage, extendedKeyUsage } = parseKnownExtensions(extensions);
  return {
    der,
    subject,
    publicKey,
    signatureAlgorithm: parseSignatureAlgorithm(algorithm),
    extensions,
    subjectAltNames,
    keyUsage,
    extendedKeyUsage,
  };
}

function requestedExtensions(attributes: DerElement | undefined): readonly Extension[] {
  if (!attributes) return [];
  const list = new DerCursor(attributes);
  while (!list.done) {
    const attribute = new DerCursor(list.take(TAG.sequence, 'x509: malformed attributes'));
    const oid = within('x509: malformed attributes', () => oidText(attribute.take(TAG.oid, '')));
    const values = new DerCursor(attribute.take(TAG.set, 'x509: malformed attributes'));
    if (EXTENSION_REQUEST.includes(oid))
      return parseExtensions(values.take(TAG.sequence, 'x509: malformed extensions'));
  }
  return [];
}
