import type { Token } from './token.ts';

/** Consumed tokens after which the array is cleared: clearing it for each token would be slow. */
const MIN_CLEARED = 256;

/** The scanned tokens that the parser has not consumed yet. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  #consumed = 0;

  get first(): Token | undefined {
    return this.#tokens[this.#head];
  }

  /** The index behind the last token. */
  get end(): number {
    return this.#tokens.length;
  }

  /** The number of the next added token, counted from the start of the text. */
  get nextNumber(): number {
    return this.#consumed + this.#tokens.length - this.#head;
  }

  /** The index of the token with a number, or the end if it was consumed. */
  indexOf(number: number): number {
    return number < this.#consumed ? this.end : number - this.#consumed + this.#head;
  }

  add(token: Token): void {
    this.#tokens.push(token);
  }

  insert(index: number, token: Token): void {
    const tokens = this.#tokens;
    tokens.push(token);
    // Faster than splice for the one or two tokens that move.
    for (let to = tokens.length - 1; to > index; to--) {
      const before = tokens[to - 1];
      if (before) tokens[to] = before;
    }
    tokens[index] = token;
  }

  removeFirst(): void {
    this.#consumed++;
    this.#head++;
    if (this.#head < this.#tokens.length || this.#head < MIN_CLEARED) return;
    this.#tokens.length = 0;
    this.#head = 0;
  }
}
