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

  done(): SourceText {
    return { text: this.#text, starts: this.#starts, ends: this.#ends, at: this.#at };
  }
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
