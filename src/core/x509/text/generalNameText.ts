import { childrenOf, type DerElement } from '../../der/derElement.ts';
import { oidText } from '../../der/derPrimitives.ts';
import { stringText } from '../../der/derString.ts';
import { parseGeneralName } from '../parseGeneralNames.ts';
import { slashName } from './nameText.ts';

/** One GeneralName with openssl's prefix: "DNS:", "IP Address:", "URI:", "email:", "DirName:" … */
export function generalNameLine(element: DerElement): string {
  const name = parseGeneralName(element);
  switch (name.kind) {
    case 'dns':
      return `DNS:${shown(name.value)}`;
    case 'email':
      return `email:${shown(name.value)}`;
    case 'uri':
      return `URI:${shown(name.value)}`;
    case 'ip':
      return `IP Address:${ipLine(name.bytes)}`;
    case 'registeredId':
      return `Registered ID:${name.value}`;
    case 'directory':
      return `DirName:${slashName(name.name)}`;
    case 'other':
      return otherNameLine(element);
  }
}

function otherNameLine(element: DerElement): string {
  if (element.tag !== 0xa0) return element.tag === 0xa3 ? 'X400Name:<unsupported>' : 'EdiPartyName:<unsupported>';
  const [type, value] = childrenOf(element);
  const inner = value ? childrenOf(value)[0] : undefined;
  const text = inner ? stringText(inner) : undefined;
  return `othername: ${type ? oidText(type) : ''}:${text === undefined ? '<unsupported>' : shown(text)}`;
}

/** Dotted, or eight groups without leading zeros and without "::". */
export function ipLine(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return '<invalid>';
  return Array.from({ length: 8 }, (_, at) => (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16))
    .join(':')
    .toUpperCase();
}

/** Nothing a terminal or an editor could take for a command gets through. */
function shown(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0x20 && code < 0x7f) return character;
      return Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).toUpperCase()}`).join(
        '',
      );
    })
    .join('');
}
