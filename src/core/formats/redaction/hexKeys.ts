import type { Span } from '../../model/source/span.ts';

/** Octets with colons or blanks between them: more than a digest of SHA-256 has are judged. */
const PAIRS = /(?<![0-9A-Za-z])[0-9a-f]{2}(?:[:\s]{1,8}[0-9a-f]{2}){32,}(?![0-9A-Za-z])/gi;

/** Lines of hexadecimal digits. Other letters next to them, such as those of "0x", hide none. */
const LINES = /(?<![0-9a-f])[0-9a-f]{32,}(?:(?:\s|\\n){1,8}[0-9a-f]{16,})*/gi;

/** No digest is longer: SHA-512 has 64 octets. */
const MAX_DIGEST = 64;

/** The private keys in hexadecimal digits. `judge` says of octets whether they are a key; undefined where they do not say. */
export function hexKeysIn(text: string, evaluate: (bytes: Uint8Array) => boolean | undefined): readonly Span[] {
  if (!hasRun(text)) return [];
  const found: Span[] = [];
  for (const { 0: pairs, index } of text.matchAll(PAIRS)) {
    const bytes = bytesOf(pairs);
    if (evaluate(bytes) ?? bytes.length > MAX_DIGEST) found.push({ start: index, end: index + pairs.length });
  }
  for (const { 0: lines, index } of text.matchAll(LINES)) {
    // Digests may stand in a row, so length counts only for a word by itself.
    const isLong = lines.split(/\s|\\n/).some((line) => line.length > 2 * MAX_DIGEST);
    if (evaluate(bytesOf(lines)) ?? isLong) found.push({ start: index, end: index + lines.length });
  }
  return found;
}

/** Whether there is a run of digits at all, as long as the shortest above: most texts have none, and are passed over at once. */
function hasRun(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isHexDigit(code)) {
      if (++digits === 32) return true;
    } else if (code !== COLON && code > BLANK) digits = 0;
  }
  return false;
}

const COLON = 58;
const BLANK = 32;

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function bytesOf(text: string): Uint8Array {
  const digits = text.replaceAll(/[:\s]|\\n/g, '');
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
