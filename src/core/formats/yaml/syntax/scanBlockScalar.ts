import { type Cursor, isBlank, isBreak, isBreakOrEnd, NUL, SPACE, TAB } from './cursor.ts';
import type { ScannedScalar } from './token.ts';

const HASH = 35;

/** Scans the block scalar at the cursor. `parentIndent` is -1 at the root. */
export function scanBlockScalar(
  cursor: Cursor,
  isLiteral: boolean,
  parentIndent: number,
  onComment: (start: number, end: number) => void,
): ScannedScalar {
  const { text } = cursor;
  cursor.pos++;
  const { keeps, strips, increment } = scanHeader(cursor);
  cursor.skipBlanks();
  if (cursor.code() === HASH) {
    const start = cursor.pos;
    cursor.skipToBreak();
    onComment(start, cursor.pos);
  }
  if (!isBreakOrEnd(cursor.code())) throw cursor.error('did not find expected comment or line break');
  if (isBreak(cursor.code())) cursor.readBreak();
  const contentStart = cursor.pos;
  const blanks = new Breaks(cursor, increment > 0 ? Math.max(parentIndent, 0) + increment : 0, parentIndent);
  let contentEnd = contentStart;
  let breaks = blanks.scan();
  let leading = '';
  let isLeadingBlank = false;
  let value = '';
  while (cursor.column === blanks.indent && cursor.code() !== NUL) {
    const isIndented = isBlank(cursor.code());
    if (!isLiteral && !isLeadingBlank && !isIndented && leading === '\n') {
      if (breaks === '') value += ' ';
    } else value += leading;
    value += breaks;
    isLeadingBlank = isIndented;
    const start = cursor.pos;
    cursor.skipToBreak();
    value += text.slice(start, cursor.pos);
    leading = isBreak(cursor.code()) ? cursor.readBreak() : '';
    contentEnd = cursor.pos;
    breaks = blanks.scan();
  }
  if (!strips) value += leading;
  if (keeps) {
    value += breaks;
    contentEnd = blanks.end;
  }
  const style = isLiteral ? 'literal' : 'folded';
  const { indent } = blanks;
  return { value, style, contentStart, contentEnd, indent, isVerbatim: false, isBeforeBreak: false };
}

interface Header {
  readonly keeps: boolean;
  readonly strips: boolean;
  /** 0 if the first line determines it. */
  readonly increment: number;
}

/** Scans the chomping and indentation indicators, in either order. */
function scanHeader(cursor: Cursor): Header {
  let chomping = scanChomping(cursor);
  const code = cursor.code();
  let increment = 0;
  if (code >= 48 && code <= 57) {
    if (code === 48) throw cursor.error('found an indentation indicator equal to 0');
    increment = code - 48;
    cursor.pos++;
    if (chomping === undefined) chomping = scanChomping(cursor);
  }
  return { keeps: chomping === '+', strips: chomping === '-', increment };
}

function scanChomping(cursor: Cursor): string | undefined {
  const letter = String.fromCharCode(cursor.code());
  if (letter !== '+' && letter !== '-') return undefined;
  cursor.pos++;
  return letter;
}

/** Reads the empty lines and the indentation before each line of a block scalar. */
class Breaks {
  readonly #cursor: Cursor;
  readonly #parentIndent: number;
  /** 0 until the first line with content determines it. */
  indent: number;
  /** The offset after the last empty line. */
  end: number;

  constructor(cursor: Cursor, indent: number, parentIndent: number) {
    this.#cursor = cursor;
    this.#parentIndent = parentIndent;
    this.indent = indent;
    this.end = cursor.pos;
  }

  /** Skips them and returns their breaks. */
  scan(): string {
    const cursor = this.#cursor;
    let breaks = '';
    let widest = 0;
    this.end = cursor.pos;
    for (;;) {
      while (this.#isIndenting() && cursor.code() === SPACE) cursor.pos++;
      widest = Math.max(widest, cursor.column);
      if (this.#isIndenting() && cursor.code() === TAB) {
        throw cursor.error('found a tab character where an indentation space is expected');
      }
      if (!isBreak(cursor.code())) break;
      breaks += cursor.readBreak();
      this.end = cursor.pos;
    }
    if (this.indent === 0) this.indent = Math.max(widest, this.#parentIndent + 1, 1);
    return breaks;
  }

  #isIndenting(): boolean {
    return this.indent === 0 || this.#cursor.column < this.indent;
  }
}
