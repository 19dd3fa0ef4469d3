import type { Span } from '../../model/source/span.ts';

/**
 * The rows of a dump in hexadecimal digits, as xxd, hexdump and od print them: the offset, at least eight octets in groups, and the column of
 * their characters. A single row holds too few digits to be weighed as a key, but 16 octets of one.
 */
export function dumpRowsIn(text: string): readonly Span[] {
  if (text.length < SHORTEST_ROW) return [];
  return [...text.matchAll(ROW)].map(({ 0: row, index }) => ({ start: index, end: index + row.length }));
}

/** An offset and eight octets. Characters. */
const SHORTEST_ROW = 27;

/** The column of characters has 16, and 18 with the bars around it. Groups have one, two or four octets; any number of them belongs to the row. */
const ROW =
  /(?<![0-9a-fA-F])[0-9a-fA-F]{7,8}:?[ \t]{1,2}(?:(?:[0-9a-fA-F]{2}[ \t]{1,2}){8,}|(?:[0-9a-fA-F]{4}[ \t]{1,2}){4,}|(?:[0-9a-fA-F]{8}[ \t]{1,2}){2,})[^\n\r]{0,18}/g;
