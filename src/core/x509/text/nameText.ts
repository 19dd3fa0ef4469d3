import type { DistinguishedName, NameAttribute } from '../../model/certificate.ts';

/** A name in one line: "CN=kubernetes, O=a + OU=b", with the escapes of OpenSSL's default name options. */
export function nameText(name: DistinguishedName): string {
  let text = '';
  let previous: NameAttribute | undefined;
  for (const attribute of name.attributes) {
    if (previous) text += previous.rdn === attribute.rdn ? ' + ' : ', ';
    text += `${attribute.type}=${escapedText(attribute.value)}`;
    previous = attribute;
  }
  return text;
}

/** The form in which general names print a directory name: "/CN=x/O=y". */
export function slashName(name: DistinguishedName): string {
  return name.attributes.map(({ type, value }) => `/${type}=${escapedBytes(value)}`).join('');
}

/** OpenSSL escapes backslashes and controls only; characters that reorder or hide text are escaped here as well. */
function escapedText(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => octets(character, '\\'));
}

function escapedBytes(value: string): string {
  return [...value].map((character) => octets(character, '\\x')).join('');
}

function octets(character: string, prefix: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  return Array.from(new TextEncoder().encode(character), (byte) => {
    return prefix + byte.toString(16).padStart(2, '0').toUpperCase();
  }).join('');
}
