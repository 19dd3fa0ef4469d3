import type { Certificate, CertificateRequest } from '../../model/artifacts/certificate.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { childrenOf, contentOf, contextTag, type DerElement, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { stringText } from '../der/derString.ts';
import { colonHex, hexLines, timeText } from '../x509/hexText.ts';
import { EXTENSION_REQUEST } from '../x509/readCertificateRequest.ts';
import { signedPartsOf } from '../x509/signedParts.ts';
import { extensionsText } from './extensionText.ts';
import { harmlessText, nameText } from './nameText.ts';
import { publicKeyText } from './publicKeyText.ts';
import { signatureAlgorithmLines, signatureValueLines } from './signatureText.ts';

/** A certificate as `openssl x509 -text -noout` of OpenSSL 3.5 lays it out, line for line. */
export function opensslText(certificate: Certificate): string {
  const { extensions } = certificate;
  return [
    'Certificate:',
    '    Data:',
    `        Version: ${versionText(certificate.version)}`,
    ...serialLines(certificate.serialNumber),
    ...signatureAlgorithmLines(certificate),
    `        Issuer: ${nameText(certificate.issuer)}`,
    '        Validity',
    `            Not Before: ${timeText(certificate.notBefore)}`,
    `            Not After : ${timeText(certificate.notAfter)}`,
    `        Subject: ${nameText(certificate.subject)}`,
    '        Subject Public Key Info:',
    ...publicKeyText(certificate.publicKey, 12),
    ...uniqueIdsText(certificate),
    ...(extensions.length > 0 ? ['        X509v3 extensions:', ...extensionsText(extensions, 12)] : []),
    ...signatureValueLines(certificate),
    '',
  ].join('\n');
}

/** A request as `openssl req -text -noout` lays it out. */
export function opensslRequestText(request: CertificateRequest): string {
  return [
    'Certificate Request:',
    '    Data:',
    '        Version: 1 (0x0)',
    `        Subject: ${nameText(request.subject)}`,
    '        Subject Public Key Info:',
    ...publicKeyText(request.publicKey, 12),
    ...attributesText(request),
    ...signatureValueLines(request),
    '',
  ].join('\n');
}

function versionText(version: number): string {
  const isKnown = version >= 1 && version <= 3;
  return isKnown ? `${version} (0x${version - 1})` : `Unknown (${version - 1})`;
}

/** Serials that fit a C long are printed as numbers, longer ones as octets. */
function serialLines(serial: string): readonly string[] {
  const negative = serial.startsWith('-');
  const hex = negative ? serial.slice(1) : serial;
  const value = BigInt(`0x${hex || '0'}`);
  if (value < 1n << 63n || (negative && value === 1n << 63n)) {
    const sign = negative ? '-' : '';
    return [`        Serial Number: ${sign}${value} (${sign}0x${value.toString(16)})`];
  }
  const bytes = (hex.length % 2 === 0 ? hex : `0${hex}`).match(/../g) ?? [];
  const text = colonHex(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  return ['        Serial Number:', `            ${negative ? ' (Negative)' : ''}${text}`];
}

/** The unique identifiers of version 2 (X.509 §7.2), the first octets on the title's own line, as openssl has them. */
function uniqueIdsText(certificate: Certificate): readonly string[] {
  const read = attempt(() => childrenOf(readWhole(signedPartsOf(certificate).tbs, TAG.sequence)));
  if (!('value' in read)) return [];
  return read.value.flatMap((field) => {
    if (field.tag !== 0x81 && field.tag !== 0x82) return [];
    const [first = '', ...rest] = hexLines(contentOf(field).subarray(1), 18, 12);
    return [`        ${field.tag === 0x81 ? 'Issuer' : 'Subject'} Unique ID: ${first.trim() && first}`, ...rest];
  });
}

/** The attributes of a request (RFC 2986 §4.1), then the extensions it asks for. */
function attributesText(request: CertificateRequest): readonly string[] {
  const read = attempt(() => attributesOf(request).map((attribute) => childrenOf(attribute)));
  const attributes = 'value' in read ? read.value : [];
  const lines = attributes.flatMap(([type, values]) => attributeLines(type, values));
  return [
    '        Attributes:',
    ...(attributes.length === 0 ? ['            (none)'] : lines),
    '            Requested Extensions:',
    ...extensionsText(request.extensions, 16),
  ];
}

function attributesOf(request: CertificateRequest): readonly DerElement[] {
  const fields = new DerCursor(readWhole(signedPartsOf(request).tbs, TAG.sequence));
  fields.take(TAG.integer, 'x509: malformed version');
  fields.take(TAG.sequence, 'x509: malformed subject');
  fields.take(TAG.sequence, 'x509: malformed spki');
  const list = fields.takeOptional(contextTag(0, true), 'x509: malformed attributes');
  return list ? childrenOf(list) : [];
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.9.2', 'unstructuredName'],
  ['1.2.840.113549.1.9.7', 'challengePassword'],
]);

/** Empty for the one that holds the extensions, which are printed on their own. */
function attributeLines(type: DerElement | undefined, values: DerElement | undefined): readonly string[] {
  const read = attempt(() => ({ oid: type ? oidText(type) : '', parts: values ? childrenOf(values) : [] }));
  if (!('value' in read)) return ['            (malformed)'];
  const { oid, parts } = read.value;
  if (EXTENSION_REQUEST.includes(oid)) return [];
  const title = (NAMES.get(oid) ?? oid).padEnd(25);
  return parts.map((part) => {
    const text = stringText(part);
    return `            ${title}:${text === undefined ? 'unable to print attribute' : harmlessText(text)}`;
  });
}
