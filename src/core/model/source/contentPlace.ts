import type { Span } from './span.ts';

/** Where the content of a file stands in the document that writes it. */
export interface ContentPlace {
  /** The whole value. */
  readonly span: Span;
  /** UTF-16 units of the content's text. */
  readonly length: number;
  /**
   * Where the character at an offset of the content stands in the document, never before the one ahead of it. Absent where characters
   * have no place of their own: the content is compressed.
   */
  readonly offsetOf?: (offset: number) => number;
}

/** A part of the content, in the document. */
export function spanInDocument({ span, length, offsetOf }: ContentPlace, { start, end }: Span): Span {
  if (!offsetOf) return span;
  const first = offsetOf(Math.min(start, length));
  return { start: first, end: end > start ? Math.max(first, offsetOf(Math.min(end, length) - 1) + 1) : first };
}

/** The offset in the content that an offset of the document is in; undefined outside of the value. */
export function offsetInContent({ span, length, offsetOf }: ContentPlace, offset: number): number | undefined {
  if (offset < span.start || offset > span.end) return undefined;
  if (!offsetOf) return 0;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsetOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
