/** Limits on the share of nodes that aliases repeat, by the number of nodes (go-yaml, `allowedAliasRatio`). */
const FEW_NODES = 400_000;
const MANY_NODES = 4_000_000;

/** Counts the nodes of a document as go-yaml does, which writes aliases out. */
export class AliasCount {
  #nodes = 1;
  #aliased = 0;

  addNode(): void {
    this.#nodes++;
  }

  /** Undoes `addNode` for a node that go-yaml does not count. */
  removeNode(): void {
    this.#nodes--;
  }

  /** Adds an alias to a node with `size` nodes. Returns whether go-yaml rejects the document for it. */
  addAlias(size: number): boolean {
    this.#nodes += 1 + size;
    this.#aliased += size;
    const isExcessive = this.#aliased / this.#nodes > allowedRatio(this.#nodes);
    return isExcessive && this.#aliased > 100 && this.#nodes > 1000;
  }
}

function allowedRatio(nodes: number): number {
  if (nodes <= FEW_NODES) return 0.99;
  if (nodes >= MANY_NODES) return 0.1;
  return 0.99 - 0.89 * ((nodes - FEW_NODES) / (MANY_NODES - FEW_NODES));
}
