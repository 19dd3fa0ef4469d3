import type { Extension } from '../../model/artifacts/certificate.ts';
import { visibleText } from '../../model/text/visibleText.ts';
import { toHex } from '../der/bytes.ts';
import { attempt } from '../der/derCursor.ts';
import { childrenOf, contentOf, type DerElement, DerError, readElement, readWhole, TAG } from '../der/derElement.ts';
import { integerValue, oidText } from '../der/derPrimitives.ts';
import { utf8Text } from '../der/derString.ts';
import { colonHex, numberText } from '../x509/hexText.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { EXTENSION } from '../x509/parseExtensions.ts';
import { accessText, distributionText, issuingPointText, reasonCodeText } from './distributionText.ts';
import { generalNameLine } from './generalNameText.ts';
import { harmlessText } from './nameText.ts';
import { policyConstraintsText, policyMappingsText, policyText } from './policyText.ts';
import { timestampText } from './timestampText.ts';
import {
  authorityKeyText,
  basicConstraintsText,
  constraintText,
  dateText,
  keyUsageText,
  periodText,
  purposesText,
  subjectKeyText,
  tlsFeatureText,
} from './usageText.ts';

type Printer = (value: Uint8Array) => string | undefined;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  [EXTENSION.subjectKeyId, subjectKeyText],
  [EXTENSION.authorityKeyId, authorityKeyText],
  [EXTENSION.keyUsage, keyUsageText],
  [EXTENSION.extendedKeyUsage, purposesText],
  [EXTENSION.basicConstraints, basicConstraintsText],
  [EXTENSION.subjectAltName, alternativeNamesText],
  [EXTENSION.issuerAltName, alternativeNamesText],
  [EXTENSION.nameConstraints, constraintText],
  [EXTENSION.crlDistributionPoints, distributionText],
  ['2.5.29.46', distributionText],
  ['2.5.29.28', issuingPointText],
  [EXTENSION.certificatePolicies, policyText],
  ['2.5.29.33', policyMappingsText],
  ['2.5.29.36', policyConstraintsText],
  ['2.5.29.54', integerText],
  ['2.5.29.20', integerText],
  ['2.5.29.27', integerText],
  ['2.5.29.21', reasonCodeText],
  ['2.5.29.23', objectText],
  ['2.5.29.24', dateText],
  ['2.5.29.29', alternativeNamesText],
  ['2.5.29.16', periodText],
  ['2.5.29.9', attributeListText],
  [EXTENSION.authorityInfoAccess, accessText],
  ['1.3.6.1.5.5.7.1.11', accessText],
  ['1.3.6.1.5.5.7.1.24', tlsFeatureText],
  ['1.3.6.1.5.5.7.48.1.5', nullText('')],
  ['1.3.6.1.4.1.11129.2.4.2', timestampText],
  ['1.3.6.1.4.1.11129.2.4.3', nullText('NULL')],
]);

/** The text that openssl prints for an extension's content; undefined if openssl prints a dump. May throw DerError. */
export function extensionText(extension: Extension): string | undefined {
  return PRINTERS.get(extension.oid)?.(firstElement(extension.value));
}

/** openssl reads one element and leaves alone what follows. */
function firstElement(value: Uint8Array): Uint8Array {
  return value.subarray(0, readElement(value, 0, value.length).end);
}

function alternativeNamesText(value: Uint8Array): string {
  const names = childrenOf(readWhole(value, TAG.sequence));
  return names.length === 0 ? '<EMPTY>\n' : names.map((name) => generalNameLine(name, 'slash')).join(', ');
}

function integerText(value: Uint8Array): string {
  return numberText(integerValue(readWhole(value, TAG.integer)));
}

function objectText(value: Uint8Array): string {
  return longName(oidText(readWhole(value, TAG.oid)));
}

function nullText(text: string): Printer {
  return (value) => {
    if (readWhole(value, TAG.null).content !== value.length) throw new DerError('malformed null');
    return text;
  };
}

/** Extensions whose empty content leaves a line without indentation. */
const BARE: readonly string[] = [
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  '2.5.29.46',
  '1.3.6.1.5.5.7.48.1.5',
  '1.3.6.1.4.1.11129.2.4.2',
];

/** Every extension: its title, "critical", and its content one level in; content that cannot be read as a dump. */
export function extensionsText(extensions: readonly Extension[], indent: number): readonly string[] {
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 4);
  return extensions.flatMap((extension) => {
    const read = attempt(() => extensionText(extension));
    const text = 'value' in read ? read.value : undefined;
    const lines = text?.split('\n').map((line) => (line === '' ? '' : inner + line));
    const shown = text === '' && !BARE.includes(extension.oid) ? [inner] : lines;
    return [
      `${outer}${longName(extension.oid)}: ${extension.critical ? 'critical' : ''}`,
      ...(shown ?? [inner + printable(extension.value)]),
    ];
  });
}

/** Octets as characters, a dot for each that is not printable; line feeds stay, as in openssl. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    (byte >= 0x20 && byte < 0x7f) || byte === 10 ? String.fromCharCode(byte) : '.',
  ).join('');
}

/** One extension for people: its name, and its content line by line. */
interface ExtensionInWords {
  readonly oid: string;
  /** Without the prefix that openssl puts before most; the OID where it has no name. */
  readonly title: string;
  readonly critical: boolean;
  readonly lines: readonly string[];
}

/** Octets of content that is not understood; the rest is cut with "…". */
const SHOWN = 64;

/** In openssl's words where it has some, in hexadecimal otherwise. Hostile text is made visible. */
export function extensionInWords(extension: Extension): ExtensionInWords {
  const { oid, critical, value } = extension;
  const title = longName(oid).replace(/^X509v3 /, '');
  const read = attempt(() => extensionText(extension));
  const text = 'value' in read ? read.value : undefined;
  const lines = text?.split('\n').filter((line) => line.trim() !== '') ?? [octets(value)];
  return { oid, title, critical, lines: lines.map(visibleText) };
}

function octets(value: Uint8Array): string {
  const pairs = toHex(value.subarray(0, SHOWN)).replaceAll(/..(?=.)/g, '$& ');
  return value.length > SHOWN ? `${pairs} …` : pairs;
}

/** Subject directory attributes (RFC 5280 §4.2.1.8): each type, and its values below. */
function attributeListText(value: Uint8Array): string {
  const list = childrenOf(readWhole(value, TAG.sequence));
  return list.map((attribute) => `${attributeLines(attribute).join('\n')}\n`).join('');
}

function attributeLines(attribute: DerElement): readonly string[] {
  const [type, values] = childrenOf(attribute);
  if (!type || values?.tag !== TAG.set) throw new DerError('x509: invalid attribute');
  return [`${longName(oidText(type))}:`, ...childrenOf(values).map((value) => `    ${valueText(value)}`)];
}

/** Strings and times are shown by their octets, object identifiers by name, the rest in hexadecimal. */
function valueText(value: DerElement): string {
  if (value.tag === TAG.oid) return longName(oidText(value));
  const isText = value.tag === TAG.utf8String || (value.tag >= 0x12 && value.tag <= 0x1b);
  return isText ? harmlessText(utf8Text(contentOf(value))) : colonHex(contentOf(value));
}
