/** A run of letters and digits. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** It reads as a word: letters in the case of names, with at most a number behind them. */
  readonly isWord: boolean;
  readonly hasUpper: boolean;
  readonly hasLower: boolean;
  readonly hasDigit: boolean;
}

/** The runs of letters and digits of a text, in order. Every other character separates, also an invisible one. */
export function* segmentsOf(text: string): Generator<Segment> {
  let at = 0;
  while (at < text.length) {
    if (classOf(text.charCodeAt(at)) === OTHER) at++;
    else {
      const segment = segmentAt(text, at);
      yield segment;
      at = segment.end;
    }
  }
}

/** Whether all letters and digits of a text are words, or short. */
export function readsAsWords(text: string): boolean {
  return [...segmentsOf(text)].every(({ start, end, isWord, hasDigit }) => isWord || (end - start < 4 && !hasDigit));
}

function segmentAt(text: string, start: number): Segment {
  let seen = 0;
  let changes = 0;
  let vowels = 0;
  let digits = 0;
  let capitals = 0;
  let before = OTHER;
  let end = start;
  for (let kind = classOf(text.charCodeAt(end)); kind !== OTHER; kind = classOf(text.charCodeAt(++end))) {
    seen |= kind;
    // A capital and its small letters are one hump of a name.
    const isHump = kind === LOWER && before === UPPER && capitals === 1;
    if (before !== OTHER && kind !== before && !isHump) changes++;
    capitals = kind === UPPER ? capitals + 1 : 0;
    if (kind === DIGIT) digits++;
    else if (isVowel(text.charCodeAt(end))) vowels++;
    before = kind;
  }
  return {
    start,
    end,
    isWord: isWord({ length: end - start, changes, digits, vowels, endsInDigit: before === DIGIT }),
    hasUpper: (seen & UPPER) !== 0,
    hasLower: (seen & LOWER) !== 0,
    hasDigit: digits > 0,
  };
}

/** Letters that the parts of a name in camel case have on average. */
const MIN_HUMP = 4.2;

/** Digits that may end a word: `node01`, `sha256`. */
const MAX_NUMBER = 4;

/** `a`, `e`, `i`, `o`, `u` and `y`, also as capitals: bit n stands for the nth letter. */
const VOWELS = [1, 5, 9, 15, 21, 25].reduce((bits, letter) => bits | (1 << letter), 0);

function isVowel(letter: number): boolean {
  return ((VOWELS >> (letter & 31)) & 1) === 1;
}

interface Counts {
  readonly length: number;
  readonly changes: number;
  readonly digits: number;
  readonly vowels: number;
  readonly endsInDigit: boolean;
}

function isWord({ length, changes, digits, vowels, endsInDigit }: Counts): boolean {
  // Abbreviations have no vowel, and are short.
  if (length < 3 || (length > 3 && vowels === 0)) return false;
  // The names of types hold a number at times: `DualStackIPv4Primary`.
  if (digits === 0 || (length >= 20 && digits <= 2)) return changes <= length / MIN_HUMP;
  return endsInDigit && digits <= MAX_NUMBER && length - digits >= 3 && changes <= Math.max(1, length / 4);
}

const OTHER = 0;
const UPPER = 1;
const LOWER = 2;
const DIGIT = 4;

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : OTHER;
}
