import { lastAtOrBefore } from '../collections/sorted.ts';
import type { Span } from './span.ts';

/** Zero-based line and UTF-16 column, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Translates offsets of one text into lines and columns. Line ends are LF, CRLF and lone CR, as in VS Code. */
export class LineIndex {
  readonly #text: string;
  #known: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Found when they are first asked for: most files of a large workspace are never looked at line by line. */
  get #starts(): readonly number[] {
    this.#known ??= lineStarts(this.#text);
    return this.#known;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    if (inside === 0) return { line: 0, character: 0 };
    const line = lastAtOrBefore(this.#starts, inside, (start) => start);
    return { line, character: inside - (this.#starts[line] ?? 0) };
  }

  /** The start of the line of an offset, found without going back over a long line. */
  lineStart(offset: number): number {
    return this.#starts[this.positionAt(offset).line] ?? 0;
  }

  /** Positions outside the text are moved to its nearest end, columns past a line's end to the next line's start. */
  offsetAt({ line, character }: Position): number {
    const start = this.#starts[line];
    if (start === undefined) return line < 0 ? 0 : this.#text.length;
    return Math.max(start, Math.min(start + character, this.#starts[line + 1] ?? this.#text.length));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  let lineFeed = text.indexOf('\n');
  let carriageReturn = text.indexOf('\r');
  while (lineFeed >= 0 || carriageReturn >= 0) {
    const isFeed = carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn);
    const at = isFeed ? lineFeed : carriageReturn;
    if (isFeed || lineFeed !== at + 1) starts.push(at + 1);
    if (isFeed) lineFeed = text.indexOf('\n', at + 1);
    else carriageReturn = text.indexOf('\r', at + 1);
  }
  return starts;
}
