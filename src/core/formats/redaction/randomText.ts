const UPPER = 1;
const LOWER = 2;
const DIGIT = 3;

/**
 * True for text that looks like base64 of random bytes: capitals, small letters and digits in turn. Names, paths, words in camel case and hexadecimal
 * digits do not.
 */
export function looksRandom(text: string): boolean {
  const seen = [0, 0, 0, 0];
  let pairs = 0;
  let changes = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classOf(text.charCodeAt(at));
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (before !== 0 && kind !== 0) {
      pairs++;
      if (kind !== before) changes++;
    }
    before = kind;
  }
  const [, upper = 0, lower = 0, digits = 0] = seen;
  const least = text.length / 10;
  // In random base64 some 62 per cent of all neighbors are of two classes, and one digit in six characters is a figure.
  return upper > least && lower > least && digits > text.length / 40 && changes > pairs * 0.38;
}

/** A piece of base64 or hexadecimal text, too short to judge by itself, where only a word or a name of a short list may stand. */
export function looksLikeFragment(text: string): boolean {
  return FRAGMENT.test(text) || PAIRS.test(text) || (text.match(LONG_WORD) ?? []).some(isMixed);
}

const FRAGMENT = /[A-Za-z0-9]{40}/;
const PAIRS = /(?:[0-9a-f]{2}[: ]){5}/i;
const LONG_WORD = /[A-Za-z0-9+/=_]{10,}/g;

function isMixed(word: string): boolean {
  let changes = 0;
  for (let at = 1; at < word.length; at++) {
    if (classOf(word.charCodeAt(at)) !== classOf(word.charCodeAt(at - 1))) changes++;
  }
  return changes >= 3;
}

function classOf(code: number): number {
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 97 && code <= 122) return LOWER;
  return code >= 48 && code <= 57 ? DIGIT : 0;
}
