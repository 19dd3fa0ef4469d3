const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

/** The text in double quotes as Go's `%q` prints it: what is not printable is escaped, so hostile names stay visible. */
export function goQuote(text: string): string {
  let quoted = '';
  for (const character of text) quoted += ESCAPES[character] ?? escaped(character);
  return `"${quoted}"`;
}

function escaped(character: string): string {
  if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The octets as `%q` prints a string of them: what is no UTF-8 is escaped octet by octet. */
export function goQuoteBytes(bytes: Uint8Array): string {
  let quoted = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => isCharacter(bytes.subarray(at, at + count))) ?? 0;
    const octet = bytes[at] ?? 0;
    quoted +=
      length === 0
        ? `\\x${octet.toString(16).padStart(2, '0')}`
        : goQuote(UTF8.decode(bytes.subarray(at, at + length))).slice(1, -1);
    at += Math.max(1, length);
  }
  return `"${quoted}"`;
}

function isCharacter(bytes: Uint8Array): boolean {
  try {
    return UTF8.decode(bytes).length > 0;
  } catch {
    return false;
  }
}
