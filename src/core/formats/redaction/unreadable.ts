import type { Span } from '../../model/source/span.ts';
import type { FieldKind } from './fieldKind.ts';
import { withoutIdentifiers } from './identifiers.ts';
import { type Segment, segmentsOf } from './segments.ts';

/**
 * The parts of a text that read as no name, path or sentence, however their characters are grouped: long runs without words, and rows of
 * groups that are mostly no words. What it may be is not asked, so that no encoding needs to be known. `withoutKnown` blanks out what is decided
 * already.
 */
export function unreadableIn(text: string, withoutKnown: (text: string) => string, field: FieldKind): readonly Span[] {
  // Most texts are decided by their length, or by a look at their segments.
  if (text.length < LONGEST) return NONE;
  const isWord = LONG_WORD.test(text);
  if (!isWord && runsOf(text).length === 0) return NONE;
  const unknown = withoutKnown(text);
  // Most long words are certificates in base64, as a whole.
  if (isWord && (!LETTER_OR_DIGIT.test(unknown) || runsOf(text).length === 0)) return NONE;
  const runsIn = (part: string) => runsOf(withoutIdentifiers(part, field === 'digest'));
  // Only the edges of what is blanked out matter, however long it is.
  if (runsIn(unknown.replaceAll(LONG_BLANK, '...')).length === 0) return NONE;
  const found: Span[] = [];
  for (const span of runsIn(unknown)) {
    // Widening stops at the last run, so that no character is looked at twice.
    const last = found.at(-1)?.end ?? 0;
    if (span.end > last)
      found.push(field === 'logLine' ? widenedByGroups(text, span, last) : widened(text, span, last));
  }
  return found;
}

const NONE: readonly Span[] = [];

const LONG_WORD = /^[A-Za-z0-9+/]{256,}={0,2}$/;

const LETTER_OR_DIGIT = /[0-9A-Za-z]/;

const LONG_BLANK = /\.{4,}/g;

/** Letters and digits without a word that are one too many, and fewer where capitals, small letters and digits mix. */
const MOST = 40;
const MOST_MIXED = 30;

/** Weight of one letter of a word, subtracted from the run. */
const WORD_WEIGHT = 1;

/** A single segment of so many characters that is no word is no name. */
export const LONGEST = 20;

/** Rows of segments that are no words, and words of base64 that are as long as a key. */
function runsOf(text: string): readonly Span[] {
  const words = (text.includes('=') ? [...text.matchAll(KEY_WORD)] : []).flatMap(({ 0: word, index }) =>
    isMixed(word) ? { start: index, end: index + word.length } : [],
  );
  const rows = rowsOf(text);
  return words.length === 0 ? rows : [...rows, ...words].sort((one, other) => one.start - other.start);
}

/** 32 octets in base64, whose parts may all read as words by chance. */
const KEY_WORD = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/g;

const isMixed = (word: string): boolean => /[a-z]/.test(word) && /[A-Z]/.test(word) && /[\d+/]/.test(word);

/** The rows whose segments that are no words outweigh the words between them. */
function rowsOf(text: string): readonly Span[] {
  const runs: Span[] = [];
  const pairs = new Set<string>();
  let lead: Span = { start: 0, end: 0 };
  let before = '';
  let weight = 0;
  let best = 0;
  let distinct = 0;
  let mixes = false;
  let start = 0;
  let end = 0;
  const isRun = (): boolean => Math.min(best, distinct) >= (mixes ? MOST_MIXED : MOST);
  const follow = (group: Span): void => {
    lead = { start: leads(text, lead.end, group.start) ? lead.start : group.start, end: group.end };
  };
  const close = (): void => {
    if (isRun()) runs.push({ start, end });
    else if (best >= LEAST_TAIL) follow({ start, end });
    pairs.clear();
    before = '';
    weight = 0;
    best = 0;
    distinct = 0;
    mixes = false;
  };
  for (const segment of segmentsOf(text)) {
    const length = segment.end - segment.start;
    if (isFlag(text, segment.start)) close();
    // The first and the last groups of a run may read as words by chance.
    if (length >= LEAST_TAIL && isRun() && (!segment.isWord || isCamelCase(text.slice(segment.start, segment.end))))
      end = segment.end;
    if (segment.isWord) {
      weight -= length * WORD_WEIGHT;
      if (weight < best - MOST || weight <= 0) close();
      if (weight === 0 && length >= LEAST_TAIL && isCamelCase(text.slice(segment.start, segment.end))) follow(segment);
      continue;
    }
    if (weight === 0) start = leads(text, lead.end, segment.start) ? lead.start : segment.start;
    const isLong = length >= LONGEST && !isNumber(segment);
    const own = isLong ? Math.max(length, MOST) : length;
    weight += own;
    // Regular expressions and generated lists repeat their parts. The digits of a key repeat no order, even if each is a segment.
    const part = text.slice(segment.start, segment.end);
    const pair = `${before} ${part}`;
    if (!pairs.has(pair)) distinct += own;
    pairs.add(pair);
    before = part;
    mixes ||= length >= 8 && segment.hasDigit && segment.hasLower && segment.hasUpper;
    if (weight > best) {
      best = weight;
      end = segment.end;
    }
  }
  close();
  return runs;
}

/** Minimum length of a group that continues the run before it. Characters. */
const LEAST_TAIL = 8;

/** Characters between the first groups of a run at most. */
const LEAD_REACH = 40;

/** Whether a word that ends there may start a run: it is near and does not name the value. */
function leads(text: string, end: number, start: number): boolean {
  return end > 0 && start - end <= LEAD_REACH && !/[:=\n]/.test(text.slice(end, start));
}

const isCamelCase = (word: string): boolean => /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(word);

/** Whether the name of a flag begins there: a value ended before it. */
function isFlag(text: string, at: number): boolean {
  return text.charAt(at - 1) === '-' && text.charAt(at - 2) === '-' && /^\s?$/.test(text.charAt(at - 3));
}

function isNumber({ hasLower, hasUpper }: Segment): boolean {
  return !hasLower && !hasUpper;
}

/** Extends the run to the ends of its line or of the flag's value. */
function widened(text: string, { start, end }: Span, least: number): Span {
  let from = Math.max(start, least);
  while (from > least && !isBoundary(text, from - 1)) from--;
  let to = end;
  while (to < text.length && !isEnd(text, to)) to++;
  return { start: from, end: to };
}

/** The run with the groups next to it that are not all small letters, and so no words of a sentence. */
function widenedByGroups(text: string, { start, end }: Span, least: number): Span {
  const before = text.slice(Math.max(least, start - REACH), start).split(/(?<=\s)/);
  const after = text.slice(end, end + REACH).split(/(?=\s)/);
  let [from, to] = [Math.max(start, least), end];
  for (const group of before.reverse()) {
    if (/\s$/.test(group) && WORDS.test(group)) break;
    from = Math.max(least, from - group.length);
  }
  for (const [at, group] of after.entries()) {
    if (at > 0 && WORDS.test(group)) break;
    to += group.length;
  }
  return { start: groupsBefore(text, from, least), end: groupsAfter(text, to) };
}

/** The start of the first group of a row that leads to the offset, with a few words of a sentence between its groups. */
function groupsBefore(text: string, offset: number, least: number): number {
  let from = offset;
  for (;;) {
    const near = [...text.slice(Math.max(least, from - REACH), from).matchAll(/\S+/g)];
    const group = near.findLast(({ 0: word }) => isGroup(word));
    if (!group) return from;
    from = Math.max(least, from - REACH) + group.index;
    while (from > least && /\S/.test(text.charAt(from - 1))) from--;
  }
}

/** The same for the end of the last group of a row behind the offset. */
function groupsAfter(text: string, offset: number): number {
  let to = offset;
  for (;;) {
    const near = [...text.slice(to, to + REACH).matchAll(/\S+/g)];
    const group = near.find(({ 0: word }) => isGroup(word));
    if (!group) return to;
    to += group.index + group[0].length;
    while (to < text.length && /\S/.test(text.charAt(to))) to++;
  }
}

/** Whether a word near a run may be more of it: no word of a sentence, and no number. */
const isGroup = (word: string): boolean =>
  word.length >= LEAST_GROUP && /[A-Za-z]/.test(word) && !WORDS.test(word) && !FIRST_WORD.test(word);

/** Base64 is written in groups of four at least. */
const LEAST_GROUP = 4;

/** The first word of a sentence, and that of Go's errors. */
const FIRST_WORD = /^(?:[A-Z][a-z]+|x509)[:,.]?$/;

/** Characters next to a run that may be more of it. */
const REACH = 24;

const WORDS = /^[\sa-z:;,.()"'-]+$/;

/** Quotes are no boundary: a key may be spread over several quoted parts, and the first and last may look like words. */
const isBoundary = (text: string, at: number): boolean => /[\n\r]/.test(text.charAt(at)) || isAssignment(text, at);

/** The equals sign behind the name of a flag or variable, not the padding of base64. */
function isAssignment(text: string, at: number): boolean {
  if (text.charAt(at) !== '=' || !/^["']?[\w+/([{]/.test(text.slice(at + 1, at + 3))) return false;
  return /(?:^|\s)-{0,2}[A-Za-z][\w.-]*$/.test(text.slice(Math.max(0, at - LONGEST_NAME), at));
}

/** Maximum length of a flag or variable name. Characters. */
const LONGEST_NAME = 64;

const isEnd = (text: string, at: number): boolean =>
  /[\n\r]/.test(text.charAt(at)) || (/\s/.test(text.charAt(at)) && text.startsWith('--', at + 1));
