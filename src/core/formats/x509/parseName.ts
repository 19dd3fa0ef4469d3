import type { DistinguishedName, GeneralName, NameAttribute } from '../../model/artifacts/certificate.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { bytesKey, toHex } from '../der/bytes.ts';
import { DerCursor, within } from '../der/derCursor.ts';
import {
  childrenOf,
  contentOf,
  type DerElement,
  DerError,
  rawOf,
  readElement,
  readWhole,
  TAG,
} from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { stringText, utf8Text } from '../der/derString.ts';
import { ipText } from './ipAddress.ts';
import { objectName } from './objects/objectNames.ts';
import { sharedByContent } from './sharedByContent.ts';

/** A Name (RFC 5280 §4.1.2.4). A value that is no character string is "#" and its DER in hexadecimal (RFC 4514 §2.4). */
export function parseName(element: DerElement): DistinguishedName {
  if (element.tag !== TAG.sequence) throw new DerError('x509: invalid RDNSequence');
  return sharedName(rawOf(element));
}

const sharedName = sharedByContent((der) => readName(readWhole(der, TAG.sequence)));

function readName(element: DerElement): DistinguishedName {
  const attributes: NameAttribute[] = [];
  const sequence = new DerCursor(element);
  for (let rdn = 0; !sequence.done; rdn++) {
    addAttributes(attributes, sequence.take(TAG.set, 'x509: invalid RDNSequence'), rdn);
  }
  return named(attributes, element);
}

/** A RelativeDistinguishedName on its own, as a CRL distribution point may hold it. */
export function parseRelativeName(set: DerElement): DistinguishedName {
  const attributes: NameAttribute[] = [];
  addAttributes(attributes, set, 0);
  return named(attributes, set);
}

function addAttributes(attributes: NameAttribute[], element: DerElement, rdn: number): void {
  const set = new DerCursor(element);
  while (!set.done) {
    const pair = new DerCursor(set.take(TAG.sequence, 'x509: invalid RDNSequence: invalid attribute'));
    const oid = attributeType(pair);
    const value = pair.next('x509: invalid RDNSequence: invalid attribute value');
    const text = stringText(value) ?? `#${toHex(rawOf(value)).toUpperCase()}`;
    attributes.push({
      oid,
      type: ATTRIBUTE_SHORT_NAMES.get(oid) ?? objectName(oid)?.short ?? oid,
      value: untrusted(text),
      rdn,
    });
  }
}

function named(attributes: readonly NameAttribute[], element: DerElement): DistinguishedName {
  const der = rawOf(element);
  // A copy as long as it is: what grows has room for more.
  return { attributes: attributes.slice(), der, key: bytesKey(der) };
}

function attributeType(pair: DerCursor): string {
  const failure = 'x509: invalid RDNSequence: invalid attribute type';
  return within(failure, () => oidText(pair.take(TAG.oid, failure)));
}

/** OID → openssl's short name of an attribute type, for those that certificates carry. */
const ATTRIBUTE_SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.13', 'description'],
  ['2.5.4.15', 'businessCategory'],
  ['2.5.4.16', 'postalAddress'],
  ['2.5.4.17', 'postalCode'],
  ['2.5.4.18', 'postOfficeBox'],
  ['2.5.4.20', 'telephoneNumber'],
  ['2.5.4.41', 'name'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.43', 'initials'],
  ['2.5.4.44', 'generationQualifier'],
  ['2.5.4.45', 'x500UniqueIdentifier'],
  ['2.5.4.46', 'dnQualifier'],
  ['2.5.4.65', 'pseudonym'],
  ['2.5.4.72', 'role'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
  ['1.2.840.113549.1.9.2', 'unstructuredName'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.3.6.1.4.1.311.60.2.1.1', 'jurisdictionL'],
  ['1.3.6.1.4.1.311.60.2.1.2', 'jurisdictionST'],
  ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC'],
]);

/** A GeneralNames sequence (RFC 5280 §4.2.1.6). */
export function parseGeneralNames(element: DerElement): readonly GeneralName[] {
  if (element.tag !== TAG.sequence) throw new DerError('x509: invalid subject alternative names');
  return childrenOf(element).map((name) => sharedGeneralName(rawOf(name)));
}

const sharedGeneralName = sharedByContent((der) => parseGeneralName(readElement(der, 0, der.length)));

/** One GeneralName. Forms without a textual form (otherName, x400Address, ediPartyName) are kept as hexadecimal DER. */
export function parseGeneralName(element: DerElement): GeneralName {
  const content = contentOf(element);
  switch (element.tag) {
    case 0x81:
      return { kind: 'email', value: untrusted(utf8Text(content)) };
    case 0x82:
      return { kind: 'dns', value: untrusted(utf8Text(content)) };
    case 0x86:
      return { kind: 'uri', value: untrusted(utf8Text(content)) };
    case 0x87:
      return { kind: 'ip', value: ipText(content) ?? toHex(content), bytes: content };
    case 0x88:
      return { kind: 'registeredId', value: untrusted(oidText(element)) };
    case 0xa4:
      return { kind: 'directory', name: parseName(readElement(element.bytes, element.content, element.end)) };
    default:
      return { kind: 'other', value: untrusted(toHex(rawOf(element))) };
  }
}
