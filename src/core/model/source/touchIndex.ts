import type { Span } from './span.ts';

/** Finds which of many items touch a span without going through all of them. */
export class TouchIndex<Item> {
  /** By where they begin: a search tree whose root is the middle, as that of every part is the middle of the part. */
  readonly #sorted: readonly Item[];
  readonly #spanOf: (item: Item) => Span;
  /** By root: the farthest end in its part. */
  readonly #farthest: Float64Array;

  constructor(items: readonly Item[], spanOf: (item: Item) => Span) {
    this.#sorted = items.toSorted((a, b) => spanOf(a).start - spanOf(b).start);
    this.#spanOf = spanOf;
    this.#farthest = new Float64Array(items.length);
    this.#measure(0, items.length);
  }

  /** The items that begin at the span's end or before it, and end at its start or after it, which includes its neighbors. */
  touching(span: Span): readonly Item[] {
    const found: Item[] = [];
    this.#collect(span, 0, this.#sorted.length, found);
    return found;
  }

  #measure(low: number, high: number): number {
    if (low >= high) return -1;
    const middle = (low + high) >> 1;
    const end = this.#at(middle)?.end ?? -1;
    const farthest = Math.max(end, this.#measure(low, middle), this.#measure(middle + 1, high));
    this.#farthest[middle] = farthest;
    return farthest;
  }

  #collect(span: Span, low: number, high: number, found: Item[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    if ((this.#farthest[middle] ?? -1) < span.start) return;
    this.#collect(span, low, middle, found);
    const item = this.#sorted[middle];
    if (item === undefined || this.#spanOf(item).start > span.end) return;
    if (this.#spanOf(item).end >= span.start) found.push(item);
    this.#collect(span, middle + 1, high, found);
  }

  #at(index: number): Span | undefined {
    const item = this.#sorted[index];
    return item === undefined ? undefined : this.#spanOf(item);
  }
}
