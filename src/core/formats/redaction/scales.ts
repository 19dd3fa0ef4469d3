import type { Span } from '../../model/source/span.ts';
import { blanked } from './blanked.ts';

/** Numbers in a list or an alternation: `0.5, 1, 2.5`, and as a regular expression `0\\.5|1|2\\.5`. */
const ROW = /(?<![\w.])\d{1,6}(?:\\?\.\d{1,6})?(?:(?:\||, ?)\d{1,6}(?:\\?\.\d{1,6})?){5,}/g;

const NUMBER = /\d+(?:\\?\.\d+)?/g;

/** Minimum count of ascending numbers. Six bytes of a key ascend in one of 720 cases. */
const LEAST = 6;

/** The text with the scales in it blanked out: rows of numbers that ascend, such as the limits of buckets. */
export function withoutScales(text: string): string {
  const scales = [...text.matchAll(ROW)].flatMap(({ 0: row, index }) => ascending(row, index));
  return scales.length === 0 ? text : blanked(text, scales);
}

function ascending(row: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  let count = 0;
  let start = 0;
  let end = 0;
  let last = Number.POSITIVE_INFINITY;
  const close = (): void => {
    if (count >= LEAST) found.push({ start, end });
  };
  for (const { 0: written, index } of row.matchAll(NUMBER)) {
    const value = Number(written.replace('\\', ''));
    if (value <= last) {
      close();
      count = 0;
      start = offset + index;
    }
    count++;
    end = offset + index + written.length;
    last = value;
  }
  close();
  return found;
}
