import type { Span } from '../text/span.ts';

/** PEM markers of private keys, also with a dash too few or in other letters. */
const BEGIN = /-{2,8} ?BEGIN [\w .-]{0,40}?PRIVATE KEY[\w ]{0,20}-{2,8}/gi;
const END = /-{2,8} ?END [\w .-]{0,40}?PRIVATE KEY[\w ]{0,20}-{2,8}/gi;

/** What goes on after a BEGIN whose END is lost: headers and the lines of the body. */
const REST = /[\w+/=\s\\:,.-]*/y;

/** The PEM blocks of private keys, and what stands behind the beginning of one that does not end. */
export function privateBlocksIn(text: string): readonly Span[] {
  if (!/PRIVATE KEY/i.test(text)) return [];
  const ends = [...text.matchAll(END)].map(({ 0: marker, index }) => ({ start: index, end: index + marker.length }));
  const blocks: Span[] = [...ends];
  let next = 0;
  let covered = 0;
  for (const { 0: marker, index } of text.matchAll(BEGIN)) {
    if (index < covered) continue;
    while ((ends[next]?.start ?? Number.POSITIVE_INFINITY) < index) next++;
    const end = ends[next]?.end ?? endOfRest(text, index + marker.length);
    blocks.push({ start: index, end });
    covered = end;
  }
  return blocks;
}

function endOfRest(text: string, from: number): number {
  REST.lastIndex = from;
  REST.test(text);
  return Math.max(from, REST.lastIndex);
}
