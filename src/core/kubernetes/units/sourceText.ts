import { redactionsOf } from '../../redaction/redact.ts';
import type { Span } from '../../text/span.ts';

/** Text taken from a file with the place of each of its characters; escapes and substitutions move them apart. */
export interface SourceText {
  readonly text: string;
  /** Offset in the file where each character begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Offset where an empty text would stand. */
  readonly at: number;
}

/** Collects characters with their places. */
export class SourceTextBuilder {
  #text = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  add(character: string, start: number, end: number): void {
    this.#text += character;
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** The text without key material, and without the users and passwords of URLs. */
  done(): SourceText {
    return redacted({ text: this.#text, starts: this.#starts, ends: this.#ends, at: this.#at });
  }
}

function redacted(source: SourceText): SourceText {
  const redactions = redactionsOf(source.text);
  if (redactions.length === 0) return source;
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const copy = (from: number, to: number): void => {
    text += source.text.slice(from, to);
    for (let at = from; at < to; at++) {
      starts.push(source.starts[at] ?? source.at);
      ends.push(source.ends[at] ?? source.at);
    }
  };
  let copied = 0;
  for (const { start, end, text: instead } of redactions) {
    copy(copied, start);
    text += instead;
    const span = sourceSpan(source, start, end);
    // Every character stands where the whole of what was left out does.
    for (let at = 0; at < instead.length; at++) {
      starts.push(span.start);
      ends.push(span.end);
    }
    copied = end;
  }
  copy(copied, source.text.length);
  return { text, starts, ends, at: source.at };
}

/** The place of the characters from `start` to `end`. */
export function sourceSpan({ starts, ends, at }: SourceText, start: number, end: number): Span {
  const from = starts[start] ?? ends.at(-1) ?? at;
  return { start: from, end: end > start ? (ends[end - 1] ?? from) : from };
}

/** A part of a text with the places of its characters. */
export function sliceSource(source: SourceText, start: number, end = source.text.length): SourceText {
  return {
    text: source.text.slice(start, end),
    starts: source.starts.slice(start, end),
    ends: source.ends.slice(start, end),
    at: sourceSpan(source, start, start).start,
  };
}
