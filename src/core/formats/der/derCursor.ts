import { type DerElement, DerError, readElement } from './derElement.ts';

/** Walks the children of one element in order, as ASN.1 SEQUENCE definitions are written. */
export class DerCursor {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(parent: DerElement) {
    this.#bytes = parent.bytes;
    this.#at = parent.content;
    this.#end = parent.end;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  /** True if another child begins with `tag`. */
  isNext(tag: number): boolean {
    return this.#at < this.#end && this.#bytes[this.#at] === tag;
  }

  /** The next child, which must have `tag`; `failure` is the message of the error otherwise. */
  take(tag: number, failure: string): DerElement {
    if (!this.isNext(tag)) throw new DerError(failure);
    return this.next(failure);
  }

  /** The next child if it has `tag`. */
  takeOptional(tag: number, failure: string): DerElement | undefined {
    return this.isNext(tag) ? this.next(failure) : undefined;
  }

  /** The next child, whatever its tag. */
  next(failure: string): DerElement {
    const element = within(failure, () => readElement(this.#bytes, this.#at, this.#end));
    this.#at = element.end;
    return element;
  }

  /** Throws `failure` unless all children were taken. */
  finish(failure: string): void {
    if (!this.done) throw new DerError(failure);
  }
}

/** Runs `read` and reports any DER error as `failure`. */
export function within<T>(failure: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof DerError ? new DerError(failure) : error;
  }
}

/** The seam of each decoder: DER errors become values here, and anything unforeseen becomes a value with a fixed text. */
export function attempt<T>(read: () => T): { readonly value: T } | { readonly error: string } {
  try {
    return { value: read() };
  } catch (error) {
    return { error: error instanceof DerError ? error.message : 'x509: decoder failure' };
  }
}
