import type { DistinguishedName } from '../../model/artifacts/certificate.ts';
import { contentOf as textOf } from '../../model/text/untrusted.ts';
import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { latinText, utf8Text } from '../der/derString.ts';
import { longName } from '../x509/objects/objectNames.ts';
import { parseGeneralName } from '../x509/parseName.ts';
import { harmlessText, strictNameText } from './nameText.ts';

/** How openssl writes a directory name: with slashes among alternative names, strictly everywhere else. */
export type DirectoryStyle = 'slash' | 'strict';

/** One GeneralName with openssl's prefix: "DNS:", "IP Address:", "URI:", "email:", "DirName:" … */
export function generalNameLine(element: DerElement, style: DirectoryStyle): string {
  const name = parseGeneralName(element);
  switch (name.kind) {
    case 'dns':
      return `DNS:${plainText(element, style)}`;
    case 'email':
      return `email:${plainText(element, style)}`;
    case 'uri':
      return `URI:${plainText(element, style)}`;
    case 'ip':
      return `IP Address:${ipLine(name.bytes)}`;
    case 'registeredId':
      return `Registered ID:${longName(textOf(name.value))}`;
    case 'directory':
      return `DirName:${style === 'slash' ? slashName(name.name) : strictNameText(name.name)}`;
    case 'other':
      return otherLine(element, style);
  }
}

/** Dotted, or eight upper-case groups without leading zeros and without "::". */
export function ipLine(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return `<invalid length=${bytes.length}>`;
  return Array.from({ length: 8 }, (_, at) => (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16))
    .join(':')
    .toUpperCase();
}

/**
 * Among alternative names octets are shown as they are, so as UTF-8, and one NUL makes openssl dump them all; elsewhere
 * a dot stands for each that is not printable ASCII.
 */
function plainText(element: DerElement, style: DirectoryStyle): string {
  const bytes = contentOf(element);
  if (style === 'strict') return latinText(bytes).replaceAll(/[^ -~]/g, '.');
  if (bytes.includes(0)) throw new DerError('x509: invalid general name');
  return harmlessText(utf8Text(bytes));
}

function otherLine(element: DerElement, style: DirectoryStyle): string {
  if (element.tag === 0xa3) return 'X400Name:<unsupported>';
  if (element.tag === 0xa5) return 'EdiPartyName:<unsupported>';
  if (element.tag !== 0xa0) throw new DerError('x509: invalid general name');
  return style === 'slash' ? otherNameLine(element) : 'othername:<unsupported>';
}

const UTF8 = 0x0c;

const IA5 = 0x16;

/** The forms openssl knows: name, and the only string type they may hold. */
const OTHER_NAMES: ReadonlyMap<string, readonly [name: string, tag: number]> = new Map([
  ['1.3.6.1.4.1.311.20.2.3', ['UPN', UTF8] as const],
  ['1.3.6.1.5.5.7.8.5', ['XmppAddr', UTF8] as const],
  ['1.3.6.1.5.5.7.8.7', ['SRVName', IA5] as const],
  ['1.3.6.1.5.5.7.8.8', ['NAIRealm', UTF8] as const],
  ['1.3.6.1.5.5.7.8.9', ['SmtpUTF8Mailbox', UTF8] as const],
]);

/** Only UTF8String and IA5String values are shown; the wrong one in a form that openssl knows makes it dump all names. */
function otherNameLine(element: DerElement): string {
  const [type, value] = childrenOf(element);
  const [inner] = value ? childrenOf(value) : [];
  if (!type || !inner) throw new DerError('x509: invalid other name');
  const oid = oidText(type);
  const known = OTHER_NAMES.get(oid);
  if (known && known[1] !== inner.tag) throw new DerError('x509: invalid other name');
  const isText = inner.tag === UTF8 || inner.tag === IA5;
  return `othername: ${known?.[0] ?? longName(oid)}:${isText ? plainText(inner, 'slash') : '<unsupported>'}`;
}

/** The form in which alternative names print a directory name: "/CN=x/O=y", octet by octet, whatever the string type. */
function slashName(name: DistinguishedName): string {
  const values = childrenOf(readWhole(name.der, TAG.sequence)).flatMap(childrenOf).map(bytesOf);
  return name.attributes
    .map(({ type, rdn }, at) => {
      const separator = at > 0 && name.attributes[at - 1]?.rdn === rdn ? '+' : '/';
      return `${separator}${type}=${bytesText(values[at] ?? new Uint8Array())}`;
    })
    .join('');
}

function bytesOf(pair: DerElement): Uint8Array {
  const value = childrenOf(pair)[1];
  return value ? contentOf(value) : new Uint8Array();
}

function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    if (byte === 0x2f || byte === 0x2b) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
