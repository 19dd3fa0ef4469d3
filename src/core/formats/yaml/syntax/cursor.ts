import { YamlError } from './yamlError.ts';

export const NUL = 0;
export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const SPACE = 32;

/** The five line breaks of YAML 1.1: LF, CR, NEL, LS, PS. */
export function isBreak(code: number): boolean {
  if (code > RETURN && code < 0x85) return false;
  return code === LINE_FEED || code === RETURN || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isBreakOrEnd(code: number): boolean {
  return code === NUL || isBreak(code);
}

export function isBlankOrEnd(code: number): boolean {
  return code <= SPACE ? isBlank(code) || isBreakOrEnd(code) : code >= 0x85 && isBreak(code);
}

/** ASCII letters, digits, `_` and `-`: what names of anchors and tags consist of. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45
  );
}

/** The part of a text that one document is read from. */
export interface Source {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text comes line by line, as kubectl reads it: CR, CR, LF are one break, and the last line has one as well. */
  readonly isInLines: boolean;
}

/** A place in the text of a document. Its end reads as NUL, which stands nowhere in it. */
export class Cursor {
  readonly text: string;
  pos: number;
  line = 0;
  lineStart: number;
  readonly end: number;
  readonly #isInLines: boolean;
  readonly #addsBreak: boolean;

  constructor({ text, start, end, isInLines }: Source) {
    this.text = text;
    this.pos = start;
    this.lineStart = start;
    this.end = end;
    this.#isInLines = isInLines;
    this.#addsBreak = isInLines && text.charCodeAt(end - 1) !== LINE_FEED;
  }

  get column(): number {
    return this.pos - this.lineStart;
  }

  /** The code of the character here, or so many after it. */
  code(ahead = 0): number {
    return this.codeAt(this.pos + ahead);
  }

  codeAt(at: number): number {
    if (at < this.end) return this.text.charCodeAt(at);
    return at === this.end && this.#addsBreak ? LINE_FEED : NUL;
  }

  /** Passes the break here, and returns what it is in a value: LF for all but LS and PS. */
  readBreak(): string {
    const code = this.code();
    this.pos += code === RETURN ? this.#returnLength() : 1;
    this.line++;
    this.lineStart = this.pos;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  #returnLength(): number {
    if (this.code(1) === LINE_FEED) return 2;
    const isJoined =
      this.#isInLines && this.code(1) === RETURN && this.pos + 2 < this.end && this.code(2) === LINE_FEED;
    return isJoined ? 3 : 1;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.pos++;
  }

  skipToBreak(): void {
    let at = this.pos;
    while (at < this.end && !isBreak(this.text.charCodeAt(at))) at++;
    this.pos = at;
  }

  /** Whether `---` or `...` stands here, in column 0 and by itself. */
  isAtIndicator(): boolean {
    if (this.pos !== this.lineStart) return false;
    const code = this.code();
    if (code !== 45 && code !== 46) return false;
    return this.code(1) === code && this.code(2) === code && isBlankOrEnd(this.code(3));
  }

  /** An error at this place, as the scanner reports it. */
  error(problem: string): YamlError {
    return new YamlError(problem, 'scanner', this.pos, this.line);
  }
}

/** What the breaks between two lines of a flow scalar become: one break a blank, more of them one fewer. */
export function folded(first: string, others: string): string {
  if (first !== '\n') return first + others;
  return others === '' ? ' ' : others;
}
