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

/** ASCII letters, digits, `_` and `-`, the characters of anchor names and tag handles. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45
  );
}

/** The part of a text from which a document is read. */
export interface Source {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether kubectl's line reader supplies the text: CR CR LF is one break, and the last line always has a break. */
  readonly isInLines: boolean;
}

/** A position in a document's text. The end reads as NUL, which the text cannot contain. */
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

  /** The character code at the position, or `ahead` characters after it. */
  code(ahead = 0): number {
    return this.codeAt(this.pos + ahead);
  }

  codeAt(at: number): number {
    if (at < this.end) return this.text.charCodeAt(at);
    return at === this.end && this.#addsBreak ? LINE_FEED : NUL;
  }

  /** Skips a line break and returns its form in a value: LF for all breaks except LS and PS. */
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

  /** Whether the position is at a `---` or `...` in column 0 that a blank or the end follows. */
  isAtIndicator(): boolean {
    if (this.pos !== this.lineStart) return false;
    const code = this.code();
    if (code !== 45 && code !== 46) return false;
    return this.code(1) === code && this.code(2) === code && isBlankOrEnd(this.code(3));
  }

  /** A scanner error at the position. */
  error(problem: string): YamlError {
    return new YamlError(problem, this.pos);
  }
}

/** Folds the breaks between two lines of a flow scalar: a single break becomes a blank, more become one fewer. */
export function folded(first: string, others: string): string {
  if (first !== '\n') return first + others;
  return others === '' ? ' ' : others;
}
