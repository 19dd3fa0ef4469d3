import type { Span } from './span.ts';

interface Placed {
  readonly span: Span;
}

/** Finds what lies around a place, where things lie in each other but never half in each other, without looking at all of them. */
export class SpanIndex<Item extends Placed> {
  /** By start, what lies around others before them. */
  readonly #items: readonly Item[];
  /** By place among the items, that of the one around it; -1 where there is none. */
  readonly #around: readonly number[];

  constructor(items: readonly Item[]) {
    // Of two at the same place the first is the inner one.
    this.#items = items.toReversed().sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    const around: number[] = [];
    for (const [at, { span }] of this.#items.entries()) {
      let outer = at - 1;
      while (outer >= 0 && !contains(this.#items[outer], span.start)) outer = around[outer] ?? -1;
      around.push(outer);
    }
    this.#around = around;
  }

  /** The smallest that holds the offset, its end included; undefined where none does. */
  innermost(offset: number): Item | undefined {
    let at = this.#lastFrom(offset);
    while (at >= 0 && !contains(this.#items[at], offset)) at = this.#around[at] ?? -1;
    return this.#items[at];
  }

  /** The place of the last one that begins at the offset or before it; -1 where none does. */
  #lastFrom(offset: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function contains(item: Placed | undefined, offset: number): boolean {
  return item !== undefined && item.span.start <= offset && offset <= item.span.end;
}
