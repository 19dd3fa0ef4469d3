import { BlockIndents, MAX_NESTING } from './blockIndents.ts';
import { Cursor, isBlankOrEnd, NUL, type Source } from './cursor.ts';
import { scanBlockScalar } from './scanBlockScalar.ts';
import { scanPlain, scanQuoted } from './scanScalars.ts';
import { scanAnchor, scanDirective, scanTag } from './scanTag.ts';
import { SimpleKeys } from './simpleKeys.ts';
import { skipToToken } from './skipToToken.ts';
import { type Properties, type ScannedScalar, type Token, type TokenKind, tokenOf } from './token.ts';
import { TokenQueue } from './tokenQueue.ts';
import type { YamlError } from './yamlError.ts';

/** Scans the tokens of a text on demand, as libyaml and its Go port do. Throws a YamlError at the first that is malformed. */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #onComment: (start: number, end: number) => void;
  readonly #queue = new TokenQueue();
  readonly #keys: SimpleKeys;
  readonly #blocks = new BlockIndents();
  #isKeyAllowed = true;

  constructor(source: Source, onComment: (start: number, end: number) => void) {
    this.#cursor = new Cursor(source);
    this.#keys = new SimpleKeys(this.#cursor);
    this.#onComment = onComment;
  }

  /** The offset up to which the text was scanned. */
  get pos(): number {
    return this.#cursor.pos;
  }

  /** The next token, which `skip` consumes. */
  peek(): Token {
    for (;;) {
      const { first } = this.#queue;
      if (first && !(first.simpleKey?.isAwaited && this.#keys.isValid(first.simpleKey))) return first;
      this.#scanNext();
    }
  }

  skip(): void {
    this.#queue.removeFirst();
  }

  #scanNext(): void {
    const cursor = this.#cursor;
    this.#isKeyAllowed = skipToToken(cursor, this.#keys.flowLevel > 0, this.#isKeyAllowed, this.#onComment);
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
      this.#endBlocks();
      this.#add(code === 45 ? 'documentStart' : 'documentEnd', 3);
      return;
    }
    const isInFlow = this.#keys.flowLevel > 0;
    switch (code) {
      case 91: // [
        this.#scanFlowStart('flowSequenceStart');
        break;
      case 123: // {
        this.#scanFlowStart('flowMappingStart');
        break;
      case 93: // ]
        this.#scanFlowEnd('flowSequenceEnd');
        break;
      case 125: // }
        this.#scanFlowEnd('flowMappingEnd');
        break;
      case 44: // ,
        this.#scanFlowEntry();
        break;
      case 45: // -
        if (isBlankOrEnd(cursor.code(1))) this.#scanBlockEntry();
        else this.#scanPlain();
        break;
      case 63: // ?
        if (isInFlow || isBlankOrEnd(cursor.code(1))) this.#scanKey();
        else this.#scanPlain();
        break;
      case 58: // :
        if (isInFlow || isBlankOrEnd(cursor.code(1))) this.#scanValue();
        else this.#scanPlain();
        break;
      case 42: // *
        this.#scanNamed('alias');
        break;
      case 38: // &
        this.#scanNamed('anchor');
        break;
      case 33: // !
        this.#scanTag();
        break;
      case 124: // |
      case 62: // >
        if (isInFlow) throw this.#unexpected();
        this.#scanBlockScalar(code === 124);
        break;
      case 39: // '
      case 34: // "
        this.#scanQuoted(code);
        break;
      case 35: // #
      case 37: // %
      case 64: // @
      case 96: // `
        throw this.#unexpected();
      default:
        if (isBlankOrEnd(code)) throw this.#unexpected();
        this.#scanPlain();
    }
  }

  #scanStreamEnd(): void {
    const cursor = this.#cursor;
    if (cursor.column !== 0) {
      cursor.line++;
      cursor.lineStart = cursor.pos;
    }
    this.#endBlocks();
    this.#queue.add(tokenOf('streamEnd', cursor.pos, cursor.pos));
  }

  #scanDirective(): void {
    const cursor = this.#cursor;
    this.#endBlocks();
    const { pos } = cursor;
    const directive = scanDirective(cursor, this.#onComment);
    const isVersion = directive.kind === 'versionDirective';
    const name = isVersion ? directive.version : directive.handle;
    const suffix = isVersion ? '' : directive.prefix;
    this.#queue.add(tokenOf(directive.kind, pos, cursor.pos, { name, suffix }));
  }

  #scanFlowStart(kind: TokenKind): void {
    this.#saveKey();
    const simpleKey = this.#keys.at(this.#cursor.pos);
    if (this.#keys.flowLevel === MAX_NESTING) throw this.#tooDeep();
    this.#keys.openFlow(this.#queue.nextNumber);
    this.#isKeyAllowed = true;
    this.#add(kind, 1, { simpleKey });
  }

  #scanFlowEnd(kind: TokenKind): void {
    this.#keys.remove();
    this.#keys.closeFlow();
    this.#isKeyAllowed = false;
    this.#add(kind, 1);
  }

  #scanFlowEntry(): void {
    this.#keys.remove();
    this.#isKeyAllowed = true;
    this.#add('flowEntry', 1);
  }

  #scanBlockEntry(): void {
    this.#openBlock('blockSequenceStart', 'block sequence entries');
    this.#keys.remove();
    this.#isKeyAllowed = true;
    this.#add('blockEntry', 1);
  }

  #scanKey(): void {
    this.#openBlock('blockMappingStart', 'mapping keys');
    this.#keys.remove();
    this.#isKeyAllowed = this.#keys.flowLevel === 0;
    this.#add('key', 1);
  }

  #scanValue(): void {
    const key = this.#keys.current;
    if (key && this.#keys.isValid(key)) {
      const at = this.#queue.indexOf(key.token);
      this.#queue.insert(at, tokenOf('key', key.pos, key.pos));
      this.#roll(key.column, at, 'blockMappingStart', key.pos);
      key.isPossible = false;
      this.#isKeyAllowed = false;
    } else {
      this.#openBlock('blockMappingStart', 'mapping values');
      this.#isKeyAllowed = this.#keys.flowLevel === 0;
    }
    this.#add('value', 1);
  }

  #scanNamed(kind: 'alias' | 'anchor'): void {
    const cursor = this.#cursor;
    const pos = this.#beginNode();
    const name = scanAnchor(cursor);
    this.#queue.add(tokenOf(kind, pos, cursor.pos, { name, simpleKey: this.#keys.at(pos) }));
  }

  #scanTag(): void {
    const cursor = this.#cursor;
    const pos = this.#beginNode();
    const { handle, suffix } = scanTag(cursor);
    this.#queue.add(tokenOf('tag', pos, cursor.pos, { name: handle, suffix, simpleKey: this.#keys.at(pos) }));
  }

  #scanBlockScalar(isLiteral: boolean): void {
    const cursor = this.#cursor;
    this.#keys.remove();
    this.#isKeyAllowed = true;
    const { pos } = cursor;
    this.#addScalar(pos, scanBlockScalar(cursor, isLiteral, this.#blocks.indent, this.#onComment));
  }

  #scanQuoted(quote: number): void {
    const pos = this.#beginNode();
    this.#addScalar(pos, scanQuoted(this.#cursor, quote));
  }

  #scanPlain(): void {
    const pos = this.#beginNode();
    const scalar = scanPlain(this.#cursor, this.#blocks.indent + 1, this.#keys.flowLevel > 0);
    if (scalar.isBeforeBreak) this.#isKeyAllowed = true;
    this.#addScalar(pos, scalar);
  }

  /** Prepares for a token that may begin a key, and returns its position. */
  #beginNode(): number {
    this.#saveKey();
    this.#isKeyAllowed = false;
    return this.#cursor.pos;
  }

  /** Saves the cursor as a possible key, if one is allowed. */
  #saveKey(): void {
    if (!this.#isKeyAllowed) return;
    const isRequired = this.#keys.flowLevel === 0 && this.#blocks.indent === this.#cursor.column;
    this.#keys.save(isRequired, this.#queue.nextNumber);
  }

  /** Opens a block collection for an indicator at the cursor, outside of flow collections. */
  #openBlock(kind: TokenKind, what: string): void {
    if (this.#keys.flowLevel > 0) return;
    const { column, pos } = this.#cursor;
    if (!this.#isKeyAllowed) throw this.#cursor.error(`${what} are not allowed in this context`);
    this.#roll(column, this.#queue.end, kind, pos);
  }

  /** Opens a block collection at the index of the queue if the column is deeper than the current one. */
  #roll(column: number, index: number, kind: TokenKind, pos: number): void {
    if (this.#keys.flowLevel > 0 || !this.#blocks.open(column)) return;
    if (this.#blocks.depth > MAX_NESTING) throw this.#tooDeep();
    this.#queue.insert(index, tokenOf(kind, pos, pos));
  }

  /** Closes the block collections that are deeper than the column. */
  #unroll(column: number): void {
    if (this.#keys.flowLevel > 0) return;
    const { pos } = this.#cursor;
    while (this.#blocks.close(column)) this.#queue.add(tokenOf('blockEnd', pos, pos));
  }

  /** Closes all block collections and discards the possible key. */
  #endBlocks(): void {
    this.#unroll(-1);
    this.#keys.remove();
    this.#isKeyAllowed = false;
  }

  #add(kind: TokenKind, length: number, properties?: Properties): void {
    const { pos } = this.#cursor;
    this.#cursor.pos += length;
    this.#queue.add(tokenOf(kind, pos, pos + length, properties));
  }

  #addScalar(pos: number, scalar: ScannedScalar): void {
    const simpleKey = this.#keys.at(pos);
    this.#queue.add({
      kind: 'scalar',
      start: pos,
      end: this.#cursor.pos,
      name: '',
      suffix: '',
      scalar,
      simpleKey,
    });
  }

  #unexpected(): YamlError {
    return this.#cursor.error('found character that cannot start any token');
  }

  #tooDeep(): YamlError {
    return this.#cursor.error(`exceeded max depth of ${MAX_NESTING}`);
  }
}
