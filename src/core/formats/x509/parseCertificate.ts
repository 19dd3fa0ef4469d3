import type { Certificate, Extension } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contextTag, type DerElement, DerError, readElement, TAG } from '../der/derElement.ts';
import { checkMinimal, integerHex, integerValue } from '../der/derPrimitives.ts';
import { timeValue } from '../der/derTime.ts';
import { parseSignatureAlgorithm } from './algorithmNames.ts';
import { parseExtensions } from './parseExtensions.ts';
import { parseKnownExtensions } from './parseKnownExtensions.ts';
import { parseName } from './parseName.ts';
import { type PublicKeyShape, parseSubjectPublicKeyInfo, unreadableKey } from './parseSubjectPublicKeyInfo.ts';

/** A Certificate before its digests are known. */
export type CertificateShape = Omit<Certificate, 'sha256' | 'sha1' | 'publicKey'> & {
  readonly publicKey: PublicKeyShape;
};

/**
 * Reads a certificate (RFC 5280 §4.1), synchronously; the views it returns share `der`. Accepts as much as OpenSSL does: `goCertificateFault` adds
 * the errors of Go. Throws DerError for content that neither can read.
 */
export function parseCertificate(der: Uint8Array): CertificateShape {
  const whole = within('x509: malformed certificate', () => readElement(der, 0, der.length));
  if (whole.tag !== TAG.sequence) throw new DerError('x509: malformed certificate');
  if (whole.end !== der.length) throw new DerError('x509: trailing data');
  const outer = new DerCursor(whole);
  const tbsElement = outer.take(TAG.sequence, 'x509: malformed tbs certificate');
  outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  checkSignature(outer.take(TAG.bitString, 'x509: malformed signature'));

  const tbs = new DerCursor(tbsElement);
  const version = parseVersion(tbs);
  const serial = tbs.take(TAG.integer, 'x509: malformed serial number');
  within('x509: malformed serial number', () => checkMinimal(serial));
  const algorithm = tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  const issuer = parseName(tbs.take(TAG.sequence, 'x509: malformed issuer'));
  const validity = new DerCursor(tbs.take(TAG.sequence, 'x509: malformed validity'));
  const notBefore = timeValue(validity.next('x509: malformed validity'));
  const notAfter = timeValue(validity.next('x509: malformed validity'));
  const subject = parseName(tbs.take(TAG.sequence, 'x509: malformed subject'));
  const publicKey = parseKey(tbs.take(TAG.sequence, 'x509: malformed spki'));
  tbs.takeOptional(contextTag(1, false), 'x509: malformed issuerUniqueID');
  tbs.takeOptional(contextTag(2, false), 'x509: malformed subjectUniqueID');
  const extensions = version === 3 ? takeExtensions(tbs) : unusedExtensions(tbs);
  const known = version === 3 ? parseKnownExtensions(extensions, leaveOut) : {};
  return {
    der,
    version,
    serialNumber: integerHex(serial),
    signatureAlgorithm: parseSignatureAlgorithm(algorithm),
    issuer,
    subject,
    notBefore,
    notAfter,
    publicKey,
    extensions,
    ...known,
  };
}

function takeExtensions(tbs: DerCursor): readonly Extension[] {
  const wrapped = tbs.takeOptional(contextTag(3, true), 'x509: malformed extensions');
  return wrapped
    ? parseExtensions(new DerCursor(wrapped).take(TAG.sequence, 'x509: malformed extensions'), leaveOut)
    : [];
}

/** The extensions of a version that has none (RFC 5280 §4.1.2.1), which no reader evaluates. */
function unusedExtensions(tbs: DerCursor): readonly Extension[] {
  const read = attempt(() => takeExtensions(tbs));
  return 'value' in read ? read.value : [];
}

/** Goes on without the part. */
function leaveOut(): void {}

function checkSignature({ bytes, content, end }: DerElement): void {
  if (content === end || (bytes[content] ?? 8) > 7) throw new DerError('x509: malformed signature');
}

/** Absent means version 1; the value is one less than the version. */
function parseVersion(tbs: DerCursor): number {
  const wrapper = tbs.takeOptional(contextTag(0, true), 'x509: malformed version');
  if (!wrapper) return 1;
  const value = Number(within('x509: malformed version', () => integerValue(new DerCursor(wrapper).next(''))));
  return value + 1;
}

function parseKey(element: DerElement): PublicKeyShape {
  try {
    return parseSubjectPublicKeyInfo(element);
  } catch (error) {
    const key = unreadableKey(element);
    if (!(error instanceof DerError) || !key) throw error;
    return key;
  }
}
