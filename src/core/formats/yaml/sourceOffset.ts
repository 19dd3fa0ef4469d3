import { derived } from '../../model/memo/derived.ts';
import { type FieldKind, fieldKindOf } from '../redaction/fieldKind.ts';
import { applyRedactions, originalOffsets, type Redaction, redact, redactionsOf } from '../redaction/redact.ts';
import type { YamlScalar } from './node.ts';
import { isBreak } from './syntax/cursor.ts';

/** Translates offsets of a scalar's decoded value into offsets of the file. */
export type OffsetMap = (valueOffset: number) => number;

/**
 * The map of one scalar, to be kept where several offsets are asked for. Exact for plain, quoted and literal scalars;
 * in a folded one exact but for blank lines. Offsets past the value's end give the end of the content.
 */
export function sourceOffsets(scalar: YamlScalar): OffsetMap {
  const whole = unredacted(scalar);
  if (whole !== scalar) {
    const toSource = sourceOffsets(whole);
    const toWhole = originalOffsets(scalar.value, redactionsIn(scalar));
    return (offset) => toSource(toWhole(offset));
  }
  const { start, end } = scalar.contentSpan;
  if (scalar.raw === scalar.value) return (offset) => Math.min(start + Math.max(0, offset), end);
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const places = isBlock ? blockPlaces(scalar) : flowPlaces(scalar);
  return (offset) => start + (places[Math.max(0, offset)] ?? end - start);
}

/** The offset in the file of the character at an offset of the decoded value. */
export function sourceOffset(scalar: YamlScalar, valueOffset: number): number {
  return sourceOffsets(scalar)(valueOffset);
}

/** For each line of the block: its indentation is skipped, its break is one character of the value, or a folded blank. */
function blockPlaces({ raw, value, indent }: YamlScalar): number[] {
  const places: number[] = [];
  let at = 0;
  while (at < raw.length && places.length < value.length) {
    const lineStart = at;
    while (at - lineStart < indent && raw[at] === ' ') at++;
    while (at < raw.length && !isBreak(raw.charCodeAt(at))) places.push(at++);
    const expected = value[places.length];
    if (expected === '\n' || expected === ' ' || expected === raw[at]) places.push(at);
    at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1;
  }
  return places.slice(0, value.length);
}

const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Plain and quoted scalars: escapes are one character (two for a surrogate pair), folded breaks a blank or newlines. */
function flowPlaces({ raw, value, style }: YamlScalar): number[] {
  const places: number[] = [];
  let at = 0;
  while (at < raw.length) {
    const here = at;
    const gap = /[ \t\r\n\x85\u2028\u2029]+/y;
    gap.lastIndex = at;
    const blanks = gap.exec(raw)?.[0];
    if (blanks !== undefined) {
      const breaks = breaksIn(blanks);
      const count = breaks.length === 0 ? blanks.length : foldedLength(breaks);
      for (let index = 0; index < count; index++) places.push(breaks.length === 0 ? here + index : here);
      at += blanks.length;
    } else if (style === 'single' && raw.startsWith("''", at)) {
      at += 2;
      places.push(here);
    } else if (style === 'double' && raw[at] === '\\') {
      const join = /\\(?:\r\n|[\n\r\x85\u2028\u2029])([ \t\r\n\x85\u2028\u2029]*)/y;
      join.lastIndex = at;
      const [joined, blanksAfter = ''] = join.exec(raw) ?? [];
      at += joined?.length ?? 2 + (ESCAPE_DIGITS[raw[at + 1] ?? ''] ?? 0);
      const kept = joined === undefined ? 1 : breaksIn(blanksAfter).length;
      for (let index = 0; index < kept; index++) places.push(here);
      if (joined !== undefined) continue;
      if (raw[here + 1] === 'U' && Number.parseInt(raw.slice(here + 2, here + 10), 16) > 0xffff) places.push(here);
    } else {
      places.push(at++);
    }
  }
  return places.slice(0, value.length);
}

function breaksIn(blanks: string): readonly string[] {
  return blanks.match(/\r\n|[\n\r\x85\u2028\u2029]/g) ?? [];
}

/** Characters that folded breaks are read as: the first is a blank or nothing, but where it separates lines or paragraphs it stays. */
function foldedLength(breaks: readonly string[]): number {
  const [first = ''] = breaks;
  return first === '\u2028' || first === '\u2029' ? breaks.length : Math.max(1, breaks.length - 1);
}

/** The source of a redacted scalar, and the part of it that was withheld. */
interface Sealed {
  readonly whole: YamlScalar;
  readonly redactions: readonly Redaction[];
}

/** The sources are kept outside of the tree, so that code that walks through it meets no key. An entry is collected with its scalar. */
const sealed = new WeakMap<YamlScalar, Sealed>();

/** The scalar as every reader gets it: without key material, and without the users and passwords of URLs. */
export function redactedScalar(whole: YamlScalar): YamlScalar {
  const redactions = redactionsOf(whole.value, whole.field);
  if (redactions.length === 0) {
    if (whole.field === undefined && whole.value.length > LONG) searched.add(whole);
    return whole;
  }
  const value = applyRedactions(whole.value, redactions);
  const scalar = { ...whole, value, typed: typeof whole.typed === 'string' ? value : whole.typed, raw: value };
  sealed.set(scalar, { whole, redactions });
  return scalar;
}

/** Long scalars of which nothing was withheld. */
const searched = new WeakSet<YamlScalar>();

/** The search of a longer text takes longer than a look at what was searched. Characters. */
const LONG = 160;

/** Whether nothing of the value must be withheld, in any field. */
export function isShown(scalar: YamlScalar): boolean {
  return searched.has(scalar) || redact(scalar.value) === scalar.value;
}

/** Collections around a scalar whose keys may say what it is. */
const KEYS_AROUND = 3;

/** The keys that a value in these collections stands under, from the inside. */
export function keysAround<Frame>(
  frames: readonly Frame[],
  keyOf: (frame: Frame) => string | undefined,
): readonly string[] {
  const keys: string[] = [];
  for (let at = frames.length - 1; at >= 0 && at >= frames.length - KEYS_AROUND; at--) {
    const frame = frames[at];
    const key = frame && keyOf(frame);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

/**
 * The scalar as every reader gets it as the value of a field, whose kind decides with its text what is left out of it. `keys`: its own, and those
 * around it, from the inside.
 */
export function redactedInField(whole: YamlScalar, keys: () => readonly string[]): YamlScalar {
  const field = fieldOf(whole, keys);
  return redactedScalar(field === undefined ? whole : { ...whole, field });
}

/** Numbers may be secret too. */
function fieldOf({ typed, value }: YamlScalar, keys: () => readonly string[]): FieldKind {
  if (typed === undefined || typeof typed === 'boolean') return undefined;
  const field = fieldKindOf(keys(), value);
  return typeof typed === 'string' || field === 'secret' ? field : undefined;
}

/** A redacted scalar as the value of a field: an alias may stand in another field than its anchor. */
export function scalarInField(scalar: YamlScalar, keys: () => readonly string[]): YamlScalar {
  const whole = unredacted(scalar);
  const field = whole.field === 'secret' ? undefined : fieldOf(whole, keys);
  if (field === whole.field || field === undefined) return scalar;
  const known = inFields(whole);
  const made = known.get(field) ?? redactedScalar({ ...whole, field });
  known.set(field, made);
  return made;
}

/** Made once for each scalar and field, however many aliases there are of it. */
const inFields = derived((_: YamlScalar) => new Map<FieldKind, YamlScalar>());

/** The scalar as it stands in the file: for a field that is meant to hold a key or a token, and is decoded on the spot. */
export function unredacted(scalar: YamlScalar): YamlScalar {
  return sealed.get(scalar)?.whole ?? scalar;
}

/** The withheld parts of the scalar, by their places in the whole value. */
export function redactionsIn(scalar: YamlScalar): readonly Redaction[] {
  return sealed.get(scalar)?.redactions ?? [];
}
