/** Controls beyond ASCII, format characters, line and paragraph separators: JSON may hold them as they are, terminals mind them. */
const HIDDEN = /[\u{7f}-\u{9f}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The value as indented JSON with a last newline. It reads back as the same value, and shows no character that hides or reorders text. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll(HIDDEN, escaped)}\n`;
}

/** Each UTF-16 unit as JSON writes it (RFC 8259 §7). */
function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
