import type { FieldKind } from '../../formats/redaction/fieldKind.ts';
import { redactionsOf } from '../../formats/redaction/redact.ts';
import { isMarker } from '../../formats/redaction/withheld.ts';
import { lastAtOrBefore } from '../../model/collections/sorted.ts';
import type { SourcePiece, SourceText } from '../../model/documents/unit.ts';
import type { Span } from '../../model/source/span.ts';

/** Collects characters with their places. */
export class SourceTextBuilder {
  readonly #texts: string[] = [];
  readonly #pieces: SourcePiece[] = [];
  #length = 0;
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  /** Adds a part of the file's text. */
  add(file: string, start: number, end = start + 1): void {
    this.#push(file.slice(start, end), start);
  }

  /** Adds a text that stands for a place in the file. */
  put(text: string, { start, end }: Span): void {
    this.#push(text, start, end);
  }

  /** Adds a part of another text. */
  copy(source: SourceText, from: number, to: number): void {
    for (const { start, end, first, last } of partsOf(source, from, to)) {
      this.#push(source.text.slice(first, last), start, end);
    }
  }

  /** The text without what a file must not show. A marker of ours in a text that passed the gate before stays. */
  done(field?: FieldKind): SourceText {
    const source = this.#made();
    const redactions = redactionsOf(source.text, field).filter((redaction) => !isOurs(source, redaction));
    if (redactions.length === 0) return source;
    const builder = new SourceTextBuilder(source.at);
    let copied = 0;
    for (const { start, end, text } of redactions) {
      builder.copy(source, copied, start);
      builder.put(text, sourceSpan(source, start, end));
      copied = end;
    }
    builder.copy(source, copied, source.text.length);
    return builder.#made();
  }

  #made(): SourceText {
    return { text: this.#texts.join(''), pieces: this.#pieces, at: this.#at };
  }

  #push(text: string, start: number, end?: number): void {
    if (text === '') return;
    const last = this.#pieces.at(-1);
    const goesOn =
      end === undefined && last && last.end === undefined && last.start + this.#length - last.from === start;
    if (!goesOn) this.#pieces.push({ from: this.#length, start, end });
    this.#texts.push(text);
    this.#length += text.length;
  }
}

/** Whether one piece of our own stands there: a marker that was put in at an earlier pass. */
function isOurs({ text, pieces }: SourceText, { start, end }: Span): boolean {
  const at = pieceAt(pieces, start);
  const isWhole = (pieces[at + 1]?.from ?? text.length) >= end;
  return isWhole && pieces[at]?.end !== undefined && isMarker(text.slice(start, end));
}

/** The place of the characters from `start` to `end`. */
export function sourceSpan(source: SourceText, start: number, end: number): Span {
  const from = placeOf(source, start)?.start ?? sourceEnd(source);
  return { start: from, end: end > start ? (placeOf(source, end - 1)?.end ?? from) : from };
}

/** The end of the text in the file. */
export function sourceEnd(source: SourceText): number {
  return placeOf(source, source.text.length - 1)?.end ?? source.at;
}

/** A part of a text with the places of its characters. */
export function sliceSource(source: SourceText, from: number, to = source.text.length): SourceText {
  const pieces = partsOf(source, from, to).map(({ first, start, end }) => ({ from: first - from, start, end }));
  return { text: source.text.slice(from, to), pieces, at: sourceSpan(source, from, from).start };
}

/** The place of one character; undefined if there is none. */
function placeOf({ text, pieces }: SourceText, offset: number): Span | undefined {
  const piece = pieces[pieceAt(pieces, offset)];
  if (!piece || offset < 0 || offset >= text.length) return undefined;
  if (piece.end !== undefined) return { start: piece.start, end: piece.end };
  const start = piece.start + offset - piece.from;
  return { start, end: start + 1 };
}

/** The pieces between two offsets of the text, and the offsets in it of what lies between. */
function partsOf({ text, pieces }: SourceText, from: number, to: number) {
  const parts: { start: number; end: number | undefined; first: number; last: number }[] = [];
  for (let at = pieceAt(pieces, from); at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.from >= to) break;
    const first = Math.max(from, piece.from);
    const last = Math.min(to, pieces[at + 1]?.from ?? text.length);
    const start = piece.end === undefined ? piece.start + first - piece.from : piece.start;
    if (first < last) parts.push({ start, end: piece.end, first, last });
  }
  return parts;
}

/** The index of the piece that an offset of the text lies in; 0 if the offset is before all of them. */
function pieceAt(pieces: readonly SourcePiece[], offset: number): number {
  return Math.max(
    0,
    lastAtOrBefore(pieces, offset, ({ from }) => from),
  );
}
