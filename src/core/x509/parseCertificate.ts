import { DerCursor, within } from '../der/derCursor.ts';
import { contextTag, DerError, rawOf, readElement, TAG } from '../der/derElement.ts';
import { bitStringOctets, checkMinimal, integerHex, smallInteger } from '../der/derPrimitives.ts';
import { timeValue } from '../der/derTime.ts';
import type { Certificate } from '../model/certificate.ts';
import { equalBytes } from '../text/bytes.ts';
import { parseSignatureAlgorithm } from './parseAlgorithm.ts';
import { parseExtensions } from './parseExtensions.ts';
import { parseKnownExtensions } from './parseKnownExtensions.ts';
import { parseName } from './parseName.ts';
import { type PublicKeyShape, parseSubjectPublicKeyInfo } from './parseSubjectPublicKeyInfo.ts';

/** A Certificate before its digests are known. */
export type CertificateShape = Omit<Certificate, 'sha256' | 'sha1' | 'publicKey'> & {
  readonly publicKey: PublicKeyShape;
};

/**
 * Reads a certificate (RFC 5280 §4.1), synchronously. Throws DerError with the words of Go's crypto/x509 where that
 * would refuse the structure; the views it returns share `der`.
 */
export function parseCertificate(der: Uint8Array): CertificateShape {
  const whole = within('x509: malformed certificate', () => readElement(der, 0, der.length));
  if (whole.tag !== TAG.sequence) throw new DerError('x509: malformed certificate');
  if (whole.end !== der.length) throw new DerError('x509: trailing data');
  const outer = new DerCursor(whole);
  const tbsElement = outer.take(TAG.sequence, 'x509: malformed tbs certificate');
  const outerAlgorithm = outer.take(TAG.sequence, 'x509: malformed algorithm identifier');
  const signature = within('x509: malformed signature', () => bitStringOctets(outer.take(TAG.bitString, '')));

  const tbs = new DerCursor(tbsElement);
  const version = parseVersion(tbs);
  const serial = tbs.take(TAG.integer, 'x509: malformed serial number');
  if (serial.end > serial.content) within('x509: malformed serial number', () => checkMinimal(serial));
  const algorithm = tbs.take(TAG.sequence, 'x509: malformed signature algorithm identifier');
  if (!equalBytes(rawOf(algorithm), rawOf(outerAlgorithm))) {
    throw new DerError("x509: inner and outer signature algorithm identifiers don't match");
  }
  const issuer = parseName(tbs.take(TAG.sequence, 'x509: malformed issuer'));
  const validity = new DerCursor(tbs.take(TAG.sequence, 'x509: malformed validity'));
  const notBefore = timeValue(validity.next('x509: malformed validity'));
  const notAfter = timeValue(validity.next('x509: malformed validity'));
  const subject = parseName(tbs.take(TAG.sequence, 'x509: malformed subject'));
  const publicKey = parseSubjectPublicKeyInfo(tbs.take(TAG.sequence, 'x509: malformed spki'));
  tbs.takeOptional(contextTag(1, false), 'x509: malformed issuerUniqueID');
  tbs.takeOptional(contextTag(2, false), 'x509: malformed subjectUniqueID');
  const wrapped = tbs.takeOptional(contextTag(3, true), 'x509: malformed extensions');
  const extensions = wrapped
    ? parseExtensions(new DerCursor(wrapped).take(TAG.sequence, 'x509: malformed extensions'))
    : [];
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
    ...parseKnownExtensions(extensions),
    tbs: rawOf(tbsElement),
    signature,
  };
}

/** Absent means version 1; the value is one less than the version. */
function parseVersion(tbs: DerCursor): number {
  const wrapper = tbs.takeOptional(contextTag(0, true), 'x509: malformed version');
  if (!wrapper) return 1;
  const value = within('x509: malformed version', () => smallInteger(new DerCursor(wrapper).next('')));
  if (value < 0 || value > 2) throw new DerError('x509: invalid version');
  return value + 1;
}
