import { Cursor, isBlankOrEnd, isBreak, NUL, type Source, SPACE, TAB } from './cursor.ts';
import { scanBlockScalar } from './scanBlockScalar.ts';
import { scanPlain, scanQuoted } from './scanScalars.ts';
import { scanAnchor, scanDirective, scanTag } from './scanTag.ts';
import type { ScannedScalar, SimpleKey, Token, TokenKind } from './token.ts';

/** Characters from the beginning of a key to its colon (YAML 1.1, 7.4.2). */
const MAX_KEY = 1024;

/** Flow collections, and block collections, within one another. */
export const MAX_NESTING = 10_000;

/** Tokens that are kept at least, so that the queue is not made again for each. */
const QUEUE = 256;

/** The tokens of a text, made as they are asked for, as libyaml and its translation to Go find them. */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #onComment: (start: number, end: number) => void;
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  /** One for each flow collection around the cursor, and one for the block. */
  readonly #simpleKeys: (SimpleKey | undefined)[] = [undefined];
  /** The number of the token that begins each flow collection around the cursor. */
  readonly #flowStarts: number[] = [];
  #isKeyAllowed = true;

  constructor(source: Source, onComment: (start: number, end: number) => void) {
    this.#cursor = new Cursor(source);
    this.#onComment = onComment;
  }

  /** How far the text was looked at. */
  get pos(): number {
    return this.#cursor.pos;
  }

  /** The next token; it stays the next one until it is skipped. */
  peek(): Token {
    for (;;) {
      const head = this.#tokens[this.#head];
      if (head && !(head.simpleKey?.isAwaited && this.#isValid(head.simpleKey))) return head;
      this.#scanNext();
    }
  }

  skip(): void {
    this.#taken++;
    this.#head++;
    if (this.#head < this.#tokens.length || this.#head < QUEUE) return;
    this.#tokens.length = 0;
    this.#head = 0;
  }

  /** The number of the token that is added next. */
  get #nextToken(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

  get #flowLevel(): number {
    return this.#simpleKeys.length - 1;
  }

  #scanNext(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#unroll(cursor.column);
    const code = cursor.code();
    if (code === NUL) {
      this.#scanStreamEnd();
      return;
    }
    if (code === 37 && cursor.column === 0) {
      this.#scanDirective();
      return;
    }
    if (cursor.isAtIndicator()) {
      this.#unroll(-1);
      this.#removeKey();
      this.#isKeyAllowed = false;
      this.#add(code === 45 ? 'documentStart' : 'documentEnd', 3);
      return;
    }
    const isInFlow = this.#flowLevel > 0;
    switch (code) {
      case 91: // [
        this.#scanFlowStart('flowSequenceStart');
        return;
      case 123: // {
        this.#scanFlowStart('flowMappingStart');
        return;
      case 93: // ]
        this.#scanFlowEnd('flowSequenceEnd');
        return;
      case 125: // }
        this.#scanFlowEnd('flowMappingEnd');
        return;
      case 44: // ,
        this.#removeKey();
        this.#isKeyAllowed = true;
        this.#add('flowEntry', 1);
        return;
      case 45: // -
        if (isBlankOrEnd(cursor.code(1))) {
          this.#scanBlockEntry();
          return;
        }
        this.#scanPlain();
        return;
      case 63: // ?
        if (isInFlow || isBlankOrEnd(cursor.code(1))) {
          this.#scanKey();
          return;
        }
        this.#scanPlain();
        return;
      case 58: // :
        if (isInFlow || isBlankOrEnd(cursor.code(1))) {
          this.#scanValue();
          return;
        }
        this.#scanPlain();
        return;
      case 42: // *
        this.#scanNamed('alias');
        return;
      case 38: // &
        this.#scanNamed('anchor');
        return;
      case 33: // !
        this.#scanTag();
        return;
      case 124: // |
      case 62: // >
        if (!isInFlow) {
          this.#scanBlockScalar(code === 124);
          return;
        }
        break;
      case 39: // '
      case 34: // "
        this.#saveKey();
        this.#isKeyAllowed = false;
        this.#addScalar(cursor.pos, cursor.line, scanQuoted(cursor, code));
        return;
      case 35: // #
      case 37: // %
      case 64: // @
      case 96: // `
        break;
      default:
        if (!isBlankOrEnd(code)) {
          this.#scanPlain();
          return;
        }
    }
    throw cursor.error('found character that cannot start any token');
  }

  /** Passes blanks, comments and breaks. A tab is a blank where no key may begin. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      const takesTabs = this.#flowLevel > 0 || !this.#isKeyAllowed;
      let code = cursor.code();
      while (code === SPACE || (takesTabs && code === TAB)) {
        cursor.pos++;
        code = cursor.code();
      }
      if (code === 35) {
        const start = cursor.pos;
        cursor.skipToBreak();
        this.#onComment(start, cursor.pos);
      }
      if (!isBreak(cursor.code())) return;
      cursor.readBreak();
      if (this.#flowLevel === 0) this.#isKeyAllowed = true;
    }
  }

  #scanStreamEnd(): void {
    const cursor = this.#cursor;
    if (cursor.column !== 0) {
      cursor.line++;
      cursor.lineStart = cursor.pos;
    }
    this.#unroll(-1);
    this.#removeKey();
    this.#isKeyAllowed = false;
    this.#push(this.#tokens.length, tokenOf('streamEnd', cursor.pos, cursor.pos, cursor.line));
  }

  #scanDirective(): void {
    const cursor = this.#cursor;
    this.#unroll(-1);
    this.#removeKey();
    this.#isKeyAllowed = false;
    const { pos, line } = cursor;
    const directive = scanDirective(cursor, this.#onComment);
    const isVersion = directive.kind === 'versionDirective';
    const name = isVersion ? directive.version : directive.handle;
    const suffix = isVersion ? '' : directive.prefix;
    this.#push(this.#tokens.length, tokenOf(directive.kind, pos, cursor.pos, line, name, suffix));
  }

  #scanFlowStart(kind: TokenKind): void {
    this.#saveKey();
    const key = this.#keyHere(this.#cursor.pos);
    if (this.#flowLevel === MAX_NESTING) throw this.#cursor.error(`exceeded max depth of ${MAX_NESTING}`);
    this.#flowStarts.push(this.#nextToken);
    this.#simpleKeys.push(undefined);
    this.#isKeyAllowed = true;
    this.#add(kind, 1, key);
  }

  #scanFlowEnd(kind: TokenKind): void {
    this.#removeKey();
    if (this.#flowLevel > 0) {
      const inner = this.#simpleKeys.pop();
      const start = this.#flowStarts.pop();
      const key = this.#simpleKeys.at(-1);
      // go-yaml forgets to wait for the colon after a collection in which no key could begin: `[]: a` is no mapping.
      if (inner === undefined && key?.token === start && key) key.isAwaited = false;
    }
    this.#isKeyAllowed = false;
    this.#add(kind, 1);
  }

  #scanBlockEntry(): void {
    const cursor = this.#cursor;
    if (this.#flowLevel === 0) {
      if (!this.#isKeyAllowed) throw cursor.error('block sequence entries are not allowed in this context');
      this.#roll(cursor.column, this.#tokens.length, 'blockSequenceStart', cursor.pos, cursor.line);
    }
    this.#removeKey();
    this.#isKeyAllowed = true;
    this.#add('blockEntry', 1);
  }

  #scanKey(): void {
    const cursor = this.#cursor;
    if (this.#flowLevel === 0) {
      if (!this.#isKeyAllowed) throw cursor.error('mapping keys are not allowed in this context');
      this.#roll(cursor.column, this.#tokens.length, 'blockMappingStart', cursor.pos, cursor.line);
    }
    this.#removeKey();
    this.#isKeyAllowed = this.#flowLevel === 0;
    this.#add('key', 1);
  }

  #scanValue(): void {
    const cursor = this.#cursor;
    const key = this.#simpleKeys.at(-1);
    if (key && this.#isValid(key)) {
      // A token that was given away already has nothing put before it.
      const at = key.token < this.#taken ? this.#tokens.length : key.token - this.#taken + this.#head;
      this.#push(at, tokenOf('key', key.pos, key.pos, key.line));
      this.#roll(key.column, at, 'blockMappingStart', key.pos, key.line);
      key.isPossible = false;
      this.#isKeyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#isKeyAllowed) throw cursor.error('mapping values are not allowed in this context');
        this.#roll(cursor.column, this.#tokens.length, 'blockMappingStart', cursor.pos, cursor.line);
      }
      this.#isKeyAllowed = this.#flowLevel === 0;
    }
    this.#add('value', 1);
  }

  #scanNamed(kind: 'alias' | 'anchor'): void {
    const cursor = this.#cursor;
    this.#saveKey();
    this.#isKeyAllowed = false;
    const { pos, line } = cursor;
    const name = scanAnchor(cursor);
    this.#push(this.#tokens.length, tokenOf(kind, pos, cursor.pos, line, name, '', undefined, this.#keyHere(pos)));
  }

  #scanTag(): void {
    const cursor = this.#cursor;
    this.#saveKey();
    this.#isKeyAllowed = false;
    const { pos, line } = cursor;
    const { handle, suffix } = scanTag(cursor);
    this.#push(
      this.#tokens.length,
      tokenOf('tag', pos, cursor.pos, line, handle, suffix, undefined, this.#keyHere(pos)),
    );
  }

  #scanBlockScalar(isLiteral: boolean): void {
    const cursor = this.#cursor;
    this.#removeKey();
    this.#isKeyAllowed = true;
    const { pos, line } = cursor;
    this.#addScalar(pos, line, scanBlockScalar(cursor, isLiteral, this.#indent, this.#onComment));
  }

  #scanPlain(): void {
    const cursor = this.#cursor;
    this.#saveKey();
    this.#isKeyAllowed = false;
    const { pos, line } = cursor;
    const scalar = scanPlain(cursor, this.#indent + 1, this.#flowLevel > 0);
    if (scalar.isBeforeBreak) this.#isKeyAllowed = true;
    this.#addScalar(pos, line, scalar);
  }

  /** Remembers that a key may begin here. */
  #saveKey(): void {
    if (!this.#isKeyAllowed) return;
    const { pos, line, column } = this.#cursor;
    this.#removeKey();
    this.#simpleKeys[this.#flowLevel] = {
      pos,
      line,
      column,
      isRequired: this.#flowLevel === 0 && this.#indent === column,
      token: this.#nextToken,
      isPossible: true,
      isAwaited: true,
    };
  }

  /** The key that was saved for the token at the offset. */
  #keyHere(pos: number): SimpleKey | undefined {
    const key = this.#simpleKeys.at(-1);
    return key?.pos === pos ? key : undefined;
  }

  #removeKey(): void {
    const key = this.#simpleKeys[this.#flowLevel];
    if (!key?.isPossible) return;
    if (key.isRequired) throw this.#cursor.error("could not find expected ':'");
    key.isPossible = false;
  }

  /** Whether a `:` here would still make it a key. */
  #isValid(key: SimpleKey): boolean {
    if (!key.isPossible) return false;
    if (key.line === this.#cursor.line && !this.#isFar(key.pos)) return true;
    if (key.isRequired) throw this.#cursor.error("could not find expected ':'");
    key.isPossible = false;
    return false;
  }

  #isFar(from: number): boolean {
    const { pos, text } = this.#cursor;
    let length = pos - from;
    if (length <= MAX_KEY || length > 2 * MAX_KEY) return length > MAX_KEY;
    // A pair of surrogates is one character.
    for (let at = from; at < pos; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length--;
    return length > MAX_KEY;
  }

  /** Begins a block collection if the column is one of its own. */
  #roll(column: number, at: number, kind: TokenKind, pos: number, line: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > MAX_NESTING) throw this.#cursor.error(`exceeded max depth of ${MAX_NESTING}`);
    this.#push(at, tokenOf(kind, pos, pos, line));
  }

  /** Ends the block collections that are indented further than the column. */
  #unroll(column: number): void {
    if (this.#flowLevel > 0) return;
    const { pos, line } = this.#cursor;
    while (this.#indent > column) {
      this.#push(this.#tokens.length, tokenOf('blockEnd', pos, pos, line));
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #add(kind: TokenKind, length: number, key?: SimpleKey): void {
    const { pos, line } = this.#cursor;
    this.#cursor.pos += length;
    this.#push(this.#tokens.length, tokenOf(kind, pos, pos + length, line, '', '', undefined, key));
  }

  #addScalar(pos: number, line: number, scalar: ScannedScalar): void {
    const key = this.#keyHere(pos);
    this.#push(this.#tokens.length, tokenOf('scalar', pos, this.#cursor.pos, line, '', '', scalar, key));
  }

  #push(at: number, token: Token): void {
    const tokens = this.#tokens;
    tokens.push(token);
    for (let to = tokens.length - 1; to > at; to--) {
      const before = tokens[to - 1];
      if (before) tokens[to] = before;
    }
    tokens[at] = token;
  }
}

function tokenOf(
  kind: TokenKind,
  start: number,
  end: number,
  line: number,
  name = '',
  suffix = '',
  scalar?: ScannedScalar,
  simpleKey?: SimpleKey,
): Token {
  return { kind, start, end, line, name, suffix, scalar, simpleKey };
}
