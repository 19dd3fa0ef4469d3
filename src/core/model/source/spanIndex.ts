import { lastAtOrBefore } from '../collections/sorted.ts';
import { derived } from '../memo/derived.ts';
import type { Span } from './span.ts';

/** Something with a place in a text. */
interface Placed {
  readonly span: Span;
}

/** Finds which of nested things an offset lies in; things that begin inside of another end inside of it. */
export class SpanIndex<Item extends Placed> {
  readonly #items: readonly Item[];
  /** The place in the list of the one around each, -1 for those inside of none. */
  readonly #around: readonly number[];

  constructor(items: readonly Item[]) {
    const sorted = items.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    // The first of several at one place represents all.
    this.#items = sorted.filter(({ span }, at) => !isSame(span, sorted[at - 1]?.span));
    const around: number[] = [];
    const open: number[] = [];
    for (const [at, { span }] of this.#items.entries()) {
      while (open.length > 0 && (this.#items[open.at(-1) ?? 0]?.span.end ?? 0) < span.start) open.pop();
      around.push(open.at(-1) ?? -1);
      open.push(at);
    }
    this.#around = around;
  }

  /** The innermost that begins at the offset or before it and does not end before it. */
  innermostAt(offset: number): Item | undefined {
    const last = lastAtOrBefore(this.#items, offset, ({ span }) => span.start);
    for (let at = last; at >= 0; at = this.#around[at] ?? -1) {
      const item = this.#items[at];
      if (item && item.span.end >= offset) return item;
    }
    return undefined;
  }
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one.start === other?.start && one.end === other.end;
}

/** Finds in which of the items of a list an offset lies, the innermost of several; a list is put in order once, however often it is asked. */
export function innermostBy<Item extends Placed>(): (items: readonly Item[], offset: number) => Item | undefined {
  const indexOf = derived((items: readonly Item[]) => new SpanIndex(items));
  return (items, offset) => {
    const [first] = items;
    if (items.length <= 1) return first && first.span.start <= offset && offset <= first.span.end ? first : undefined;
    return indexOf(items).innermostAt(offset);
  };
}

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

  /** The farthest end of the spans that begin at the offset or before it; -1 if there is none. */
  #farthestEnd(offset: number): number {
    return this.#ends[lastAtOrBefore(this.#starts, offset, (start) => start)] ?? -1;
  }
}
