import type { Span } from './span.ts';

/** Tells whether a span overlaps any of many. */
export class SpanSet {
  readonly #starts: readonly number[];
  /** The farthest end of all that begin up to here. */
  readonly #ends: readonly number[];

  constructor(spans: readonly Span[]) {
    const sorted = spans.toSorted((a, b) => a.start - b.start);
    let end = -1;
    this.#starts = sorted.map(({ start }) => start);
    this.#ends = sorted.map((span) => {
      end = Math.max(end, span.end);
      return end;
    });
  }

  /** Whether one of them shares a character with the span. */
  overlaps({ start, end }: Span): boolean {
    return this.#farthestEnd(end - 1) > start;
  }

  /** Of those that begin at the offset or before it; -1 where there is none. */
  #farthestEnd(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#ends[low - 1] ?? -1;
  }
}
