import type { Span } from './span.ts';

/** The place of a file's content in the document that writes it. */
export interface ContentPlace {
  /** The whole value; from the first to the last where several values give the content. */
  readonly span: Span;
  /** UTF-16 units of the content's text. */
  readonly length: number;
  /**
   * The offset in the document of a character of the content; it never decreases. Absent if characters have no single place, because the content is
   * compressed.
   */
  readonly offsetOf?: (offset: number) => number;
  /** The values of a content that several give, in the order in which they are added; absent if one gives it. */
  readonly parts?: readonly PlacedPart[];
}

/** A value that gives a part of the content. */
export interface PlacedPart {
  /** In the content. */
  readonly start: number;
  readonly place: ContentPlace;
}

/** A part of the content, in the document. */
export function spanInDocument({ span, length, offsetOf, parts }: ContentPlace, { start, end }: Span): Span {
  if (parts) return spanOfParts(parts, { start, end });
  if (!offsetOf) return span;
  const first = offsetOf(Math.min(start, length));
  return { start: first, end: end > start ? Math.max(first, offsetOf(Math.min(end, length) - 1) + 1) : first };
}

function spanOfParts(parts: readonly PlacedPart[], { start, end }: Span): Span {
  const from = parts.findLastIndex((part) => part.start <= start);
  const to = Math.max(
    from,
    parts.findLastIndex((part) => part.start < end),
  );
  const spans = parts.slice(from, to + 1).map((part) => {
    const own = { start: Math.max(0, start - part.start), end: Math.max(0, end - part.start) };
    return spanInDocument(part.place, own);
  });
  return { start: Math.min(...spans.map((one) => one.start)), end: Math.max(...spans.map((one) => one.end)) };
}

/** The values that give the content. */
export function valueSpans({ span, parts }: ContentPlace): readonly Span[] {
  return parts?.map(({ place }) => place.span) ?? [span];
}

/** The offset in the content that an offset of the document is in; undefined outside of the value. */
export function offsetInContent({ span, length, offsetOf, parts }: ContentPlace, offset: number): number | undefined {
  if (offset < span.start || offset > span.end) return undefined;
  if (parts) return offsetInParts(parts, offset);
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

function offsetInParts(parts: readonly PlacedPart[], offset: number): number | undefined {
  for (const { start, place } of parts) {
    const at = offsetInContent(place, offset);
    if (at !== undefined) return start + at;
  }
  return undefined;
}
