import type { Certificate } from '../../model/artifacts/certificate.ts';
import { equalBytes } from '../der/bytes.ts';
import { DerCursor, within } from '../der/derCursor.ts';
import { contextTag, type DerElement, DerError, rawOf, readElement, TAG } from '../der/derElement.ts';
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
 * Reads a certificate (RFC 5280 §4.1), synchronously; the views it returns share `der`. What Go's crypto/x509 refuses is
 * told in its words: as `refusedByGo` where the rest can be read, as OpenSSL does, and as a DerError otherwise.
 */
export function parseCertificate(der: Uint8Array): CertificateShape {
  const refusals: DerError[] = [];
  const refuse = (error: DerError) => void refusals.push(error);
  const whole = within('x509: malformed certificate', () => readElement(der, 0, der.length));
  if (whole.tag !== TAG.sequence) throw new DerError('x509: malformed certificate');
  if (whole.end !== der.length) throw new DerError('x509: trailing data');
  const outer = new DerCursor(whole);
  const tbsElement = outer.take(TAG.sequence, 'x509: malformed tbs certificate');
  const outerAlgorithm = outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  checkSignature(outer.take(TAG.bitString, 'x509: malformed signature'), refuse);

  const tbs = new DerCursor(tbsElement);
  const version = parseVersion(tbs, refuse);
  const serial = tbs.take(TAG.integer, 'x509: malformed serial number');
  within('x509: malformed serial number', () => checkMinimal(serial));
  const algorithm = tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  if (!equalBytes(rawOf(algorithm), rawOf(outerAlgorithm))) {
    refuse(new DerError("x509: inner and outer signature algorithm identifiers don't match"));
  }
  const issuer = parseName(tbs.take(TAG.sequence, 'x509: malformed issuer'));
  const validity = new DerCursor(tbs.take(TAG.sequence, 'x509: malformed validity'));
  const notBefore = timeValue(validity.next('x509: malformed validity'));
  const notAfter = timeValue(validity.next('x509: malformed validity'));
  const subject = parseName(tbs.take(TAG.sequence, 'x509: malformed subject'));
  const publicKey = parseKey(tbs.take(TAG.sequence, 'x509: malformed spki'), refuse);
  tbs.takeOptional(contextTag(1, false), 'x509: malformed issuerUniqueID');
  tbs.takeOptional(contextTag(2, false), 'x509: malformed subjectUniqueID');
  const wrapped = tbs.takeOptional(contextTag(3, true), 'x509: malformed extensions');
  const extensions = wrapped
    ? parseExtensions(new DerCursor(wrapped).take(TAG.sequence, 'x509: malformed extensions'), refuse)
    : [];
  const known = parseKnownExtensions(extensions, refuse);
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
    ...(refusals[0] && { refusedByGo: refusals[0].message }),
  };
}

/** Go wants whole octets. */
function checkSignature(bits: DerElement, refuse: (error: DerError) => void): void {
  const failure = 'x509: malformed signature';
  const unused = bits.bytes[bits.content] ?? 8;
  if (bits.content === bits.end || unused > 7) throw new DerError(failure);
  if (unused > 0) refuse(new DerError(failure));
}

/** Absent means version 1; the value is one less than the version. */
function parseVersion(tbs: DerCursor, refuse: (error: DerError) => void): number {
  const wrapper = tbs.takeOptional(contextTag(0, true), 'x509: malformed version');
  if (!wrapper) return 1;
  const value = Number(within('x509: malformed version', () => integerValue(new DerCursor(wrapper).next(''))));
  if (value < 0 || value > 2) refuse(new DerError('x509: invalid version'));
  return value + 1;
}

function parseKey(element: DerElement, refuse: (error: DerError) => void): PublicKeyShape {
  try {
    return parseSubjectPublicKeyInfo(element);
  } catch (error) {
    const key = unreadableKey(element);
    if (!(error instanceof DerError) || !key) throw error;
    refuse(error);
    return key;
  }
}
