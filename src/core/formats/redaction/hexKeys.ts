import type { Span } from '../../model/source/span.ts';

/** Octets with colons or blanks between them: more than a digest of SHA-256 has are judged. */
const PAIRS = /(?<![0-9A-Za-z])[0-9a-f]{2}(?:[:\s]{1,8}[0-9a-f]{2}){32,}(?![0-9A-Za-z])/gi;

/** Lines of hexadecimal digits. Other letters next to them, such as those of "0x", hide none. */
const LINES = /(?<![0-9a-f])[0-9a-f]{32,}(?:(?:\s|\\n){1,8}[0-9a-f]{16,})*/gi;

/** No digest is longer: SHA-512 has 64 octets. */
const MAX_DIGEST = 64;

/** The private keys in hexadecimal digits. `judge` says of octets whether they are a key; undefined if they do not say. */
export function hexKeysIn(text: string, evaluate: (bytes: Uint8Array) => boolean | undefined): readonly Span[] {
  if (!hasHexRun(text)) return [];
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

/**
 * Whether there is a run of digits at all, as long as the shortest above: most texts have none, and are passed over at once. Only every 32nd
 * character is looked at until one may belong to a run.
 */
export function hasHexRun(text: string): boolean {
  let end = 0;
  for (let at = SHORTEST - 1; at < text.length; at = end + SHORTEST - 1) {
    if (!mayBeInRun(text.charCodeAt(at))) {
      end = at + 1;
      continue;
    }
    let digits = 0;
    for (let before = at; before >= end && mayBeInRun(text.charCodeAt(before)); before--) {
      if (isHexDigit(text.charCodeAt(before))) digits++;
    }
    end = at + 1;
    for (; end < text.length && mayBeInRun(text.charCodeAt(end)); end++) if (isHexDigit(text.charCodeAt(end))) digits++;
    if (digits >= SHORTEST) return true;
  }
  return false;
}

const SHORTEST = 32;

/** Digits, and what separates them. */
const mayBeInRun = (code: number): boolean => isHexDigit(code) || code === COLON || code <= BLANK;

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
