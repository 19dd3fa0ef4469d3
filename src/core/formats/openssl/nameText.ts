import type { DistinguishedName, NameAttribute } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** A name in one line: "CN=kubernetes, O=a + OU=b", with the escapes of OpenSSL's default name options. */
export function nameText(name: DistinguishedName): string {
  return joined(name, ({ type, value }) => `${type}=${escapedText(contentOf(value))}`);
}

/** The stricter line of name constraints and CRL issuers: "CN = x, O = \"a, b\"", everything beyond ASCII escaped. */
export function strictNameText(name: DistinguishedName): string {
  return joined(name, ({ type, value }) => `${type} = ${quotedText(contentOf(value))}`);
}

/** Text as it is, but for what a terminal or an editor could take for a command. */
export function harmlessText(value: string): string {
  return value.replaceAll(HIDDEN, (character) => bytes(character));
}

/** Controls, which OpenSSL escapes, and characters that reorder or hide text, which it does not. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function joined(name: DistinguishedName, pair: (attribute: NameAttribute) => string): string {
  let text = '';
  let previous: NameAttribute | undefined;
  for (const attribute of name.attributes) {
    if (previous) text += previous.rdn === attribute.rdn ? ' + ' : ', ';
    text += pair(attribute);
    previous = attribute;
  }
  return text;
}

function escapedText(value: string): string {
  return harmlessText(value.replaceAll('\\', '\\\\'));
}

/** RFC 2253 §2.4 with quotes instead of a backslash before each special character. */
function quotedText(value: string): string {
  const isSpecial = /[,+<>;]|^[# ]| $/.test(value);
  const text = [...value.replaceAll(/["\\]/g, '\\$&')].map((character) => bytes(character)).join('');
  return isSpecial ? `"${text}"` : text;
}

const UTF8 = new TextEncoder();

function bytes(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  return Array.from(UTF8.encode(character), (byte) => {
    return `\\${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }).join('');
}
