import type { Cursor } from './cursor.ts';
import type { SimpleKey } from './token.ts';

/** Maximum characters from the start of a key to its colon (YAML 1.1, 7.4.2). */
const MAX_KEY = 1024;

/** The positions that may still become keys: one in the block context, and one in each flow collection around the cursor. */
export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #keys: (SimpleKey | undefined)[] = [undefined];
  /** The number of the token that opens each flow collection around the cursor. */
  readonly #flowStarts: number[] = [];

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** The number of flow collections around the cursor. */
  get flowLevel(): number {
    return this.#keys.length - 1;
  }

  /** The possible key of the innermost collection. */
  get current(): SimpleKey | undefined {
    return this.#keys.at(-1);
  }

  /** Saves the cursor as a possible key. `token` is the number of the next token. */
  save(isRequired: boolean, token: number): void {
    this.remove();
    const { pos, line, column } = this.#cursor;
    this.#keys[this.flowLevel] = { pos, line, column, isRequired, token, isPossible: true, isAwaited: true };
  }

  /** The possible key at the offset. */
  at(pos: number): SimpleKey | undefined {
    const key = this.current;
    return key?.pos === pos ? key : undefined;
  }

  /** Discards the current key. Throws a YamlError if it is required. */
  remove(): void {
    const key = this.current;
    if (key?.isPossible) this.#discard(key);
  }

  /** Whether a `:` at the cursor would still make it a key. Throws a YamlError if it is required and would not. */
  isValid(key: SimpleKey): boolean {
    if (!key.isPossible) return false;
    if (key.line === this.#cursor.line && !this.#isFar(key.pos)) return true;
    this.#discard(key);
    return false;
  }

  openFlow(token: number): void {
    this.#flowStarts.push(token);
    this.#keys.push(undefined);
  }

  closeFlow(): void {
    if (this.flowLevel === 0) return;
    const inner = this.#keys.pop();
    const start = this.#flowStarts.pop();
    const key = this.current;
    // go-yaml does not wait for the colon after a collection that contained no possible key: `[]: a` is not a mapping.
    if (inner === undefined && key?.token === start && key) key.isAwaited = false;
  }

  #discard(key: SimpleKey): void {
    if (key.isRequired) throw this.#cursor.error("could not find expected ':'");
    key.isPossible = false;
  }

  #isFar(from: number): boolean {
    const { pos, text } = this.#cursor;
    let length = pos - from;
    if (length <= MAX_KEY || length > 2 * MAX_KEY) return length > MAX_KEY;
    // A surrogate pair counts as one character.
    for (let at = from; at < pos; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length--;
    return length > MAX_KEY;
  }
}
