import { childrenOf, type DerElement } from '../../der/derElement.ts';
import { oidText } from '../../der/derPrimitives.ts';
import { stringText } from '../../der/derString.ts';
import { parseGeneralName } from '../parseGeneralNames.ts';
import { harmlessText, slashName, strictNameText } from './nameText.ts';

/** How openssl writes a directory name: with slashes among alternative names, strictly everywhere else. */
export type DirectoryStyle = 'slash' | 'strict';

/** One GeneralName with openssl's prefix: "DNS:", "IP Address:", "URI:", "email:", "DirName:" … */
export function generalNameLine(element: DerElement, style: DirectoryStyle): string {
  const name = parseGeneralName(element);
  switch (name.kind) {
    case 'dns':
      return `DNS:${harmlessText(name.value)}`;
    case 'email':
      return `email:${harmlessText(name.value)}`;
    case 'uri':
      return `URI:${harmlessText(name.value)}`;
    case 'ip':
      return `IP Address:${ipLine(name.bytes)}`;
    case 'registeredId':
      return `Registered ID:${name.value}`;
    case 'directory':
      return `DirName:${style === 'slash' ? slashName(name.name) : strictNameText(name.name)}`;
    case 'other':
      return otherNameLine(element);
  }
}

/** Dotted, or eight upper-case groups without leading zeros and without "::". */
export function ipLine(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return '<invalid>';
  return Array.from({ length: 8 }, (_, at) => (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16))
    .join(':')
    .toUpperCase();
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.4.1.311.20.2.3', 'UPN'],
  ['1.3.6.1.5.5.7.8.5', 'XmppAddr'],
  ['1.3.6.1.5.5.7.8.7', 'SRVName'],
  ['1.3.6.1.5.5.7.8.8', 'NAIRealm'],
  ['1.3.6.1.5.5.7.8.9', 'SmtpUTF8Mailbox'],
]);

/** Only UTF8String and IA5String values are shown. */
function otherNameLine(element: DerElement): string {
  if (element.tag !== 0xa0) return element.tag === 0xa3 ? 'X400Name:<unsupported>' : 'EdiPartyName:<unsupported>';
  const [type, value] = childrenOf(element);
  const oid = type ? oidText(type) : '';
  const inner = value ? childrenOf(value)[0] : undefined;
  const text = inner && (inner.tag === 0x0c || inner.tag === 0x16) ? stringText(inner) : undefined;
  return `othername: ${OTHER_NAMES.get(oid) ?? oid}:${text === undefined ? '<unsupported>' : harmlessText(text)}`;
}
