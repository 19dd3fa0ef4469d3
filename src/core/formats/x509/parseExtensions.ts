import type { Extension } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor, within } from '../der/derCursor.ts';
import { contentOf, type DerElement, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { sharedByContent } from './sharedByContent.ts';

/** An Extensions sequence (RFC 5280 §4.1.2.9). A flag that is no DER throws, unless `refuse` takes the error: it is then set. */
export function parseExtensions(
  sequence: DerElement,
  refuse: (error: DerError) => void = rethrow,
): readonly Extension[] {
  const cursor = new DerCursor(sequence);
  const extensions: Extension[] = [];
  while (!cursor.done) {
    const element = cursor.take(TAG.sequence, 'x509: malformed extension');
    const shared = attempt(() => sharedExtension(rawOf(element)));
    extensions.push('value' in shared ? shared.value : parseExtension(element, refuse));
  }
  return extensions.slice();
}

/** The cache holds only extensions that can be read. */
const sharedExtension = sharedByContent((der) => parseExtension(readWhole(der, TAG.sequence), rethrow));

function parseExtension(element: DerElement, refuse: (error: DerError) => void): Extension {
  const fields = new DerCursor(element);
  const oid = within('x509: malformed extension OID field', () => oidText(fields.take(TAG.oid, 'missing')));
  const flag = fields.takeOptional(TAG.boolean, 'x509: malformed extension critical field');
  const critical = flag !== undefined && isSet(flag, refuse);
  const value = fields.take(TAG.octetString, 'x509: malformed extension value field');
  return { oid, critical, value: contentOf(value) };
}

function isSet(flag: DerElement, refuse: (error: DerError) => void): boolean {
  const failure = 'x509: malformed extension critical field';
  if (flag.end - flag.content !== 1) throw new DerError(failure);
  const byte = flag.bytes[flag.content];
  if (byte !== 0 && byte !== 0xff) refuse(new DerError(failure));
  return byte !== 0;
}

function rethrow(error: DerError): never {
  throw error;
}

/** Object identifiers of the extensions the model breaks out (RFC 5280 §4.2). */
export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** OID → RFC 5280 name of a purpose; others keep their OID. */
export const PURPOSE_NAMES: ReadonlyMap<string, string> = new Map([
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.5', 'ipsecEndSystem'],
  ['1.3.6.1.5.5.7.3.6', 'ipsecTunnel'],
  ['1.3.6.1.5.5.7.3.7', 'ipsecUser'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
]);
