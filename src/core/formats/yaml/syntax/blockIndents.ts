/** Maximum nesting of block collections, and of flow collections. */
export const MAX_NESTING = 10_000;

/** The columns of the block collections that are open, from the outermost to the innermost. */
export class BlockIndents {
  readonly #outer: number[] = [];
  #indent = -1;

  /** The column of the innermost block collection; -1 outside of any. */
  get indent(): number {
    return this.#indent;
  }

  get depth(): number {
    return this.#outer.length;
  }

  /** Opens a collection at the column. Returns false if it is no deeper than the innermost. */
  open(column: number): boolean {
    if (this.#indent >= column) return false;
    this.#outer.push(this.#indent);
    this.#indent = column;
    return true;
  }

  /** Closes the innermost collection if it is deeper than the column. Returns false if it is not. */
  close(column: number): boolean {
    if (this.#indent <= column) return false;
    this.#indent = this.#outer.pop() ?? -1;
    return true;
  }
}
