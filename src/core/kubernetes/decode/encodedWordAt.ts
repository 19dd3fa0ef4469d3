import { blockAt, encodedRuns } from '../../formats/base64/encodedRuns.ts';
import type { Span } from '../../model/source/span.ts';

/** How far a line is looked at to either side: an API object holds no more than 1 MiB (etcd's limit on a request). */
const REACH = 1_500_000;

/** A line that is nothing but a part of base64. */
const BASE64_LINE = /^[ \t]*[\w+/-]{16,}={0,2}[ \t]*\r?$/;

const MAX_LINES = 4000;

/** What may stand before a key: the indentation and the dashes of a list. */
const INDENTATION = /^[ \t-]*/;

/** The rest of a key, and what is between it and its value. */
const KEY = /^(?:[\w./$][\w./$-]*)?["']?\s*(?:[:=]\s*)?["']?$/;

/**
 * The PEM block or encoded text that the offset stands in, or whose key it stands on; undefined where there is none. Unlike
 * `encodedTextAt` it takes nothing that is elsewhere in the line, and its cost does not grow with the text.
 */
export function encodedWordAt(text: string, offset: number): Span | undefined {
  const near = { start: Math.max(0, offset - REACH), end: Math.min(text.length, offset + REACH) };
  const block = within(text, near, (part, at) => blockAt(part, at), offset);
  if (block) return block;
  return within(text, linesAround(text, offset, near), runAt, offset);
}

function runAt(text: string, offset: number): Span | undefined {
  const run = encodedRuns(text).find(({ end }) => offset <= end);
  if (!run || offset >= run.start) return run;
  return KEY.test(text.slice(offset, run.start).replace(INDENTATION, '')) ? run : undefined;
}

/** The line, and those above and below over which base64 goes on. */
function linesAround(text: string, offset: number, near: Span): Span {
  let start = Math.max(near.start, text.lastIndexOf('\n', offset - 1) + 1);
  for (let count = 0; count < MAX_LINES && start > near.start; count++) {
    const previous = Math.max(near.start, text.lastIndexOf('\n', start - 2) + 1);
    if (!BASE64_LINE.test(text.slice(previous, start - 1))) break;
    start = previous;
  }
  let end = endOfLine(text, offset, near);
  for (let count = 0; count < MAX_LINES && end < near.end; count++) {
    const next = endOfLine(text, end + 1, near);
    if (!BASE64_LINE.test(text.slice(end + 1, next))) break;
    end = next;
  }
  return { start, end };
}

function endOfLine(text: string, from: number, near: Span): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? near.end : Math.min(at, near.end);
}

function within(
  text: string,
  { start, end }: Span,
  find: (part: string, offset: number) => Span | undefined,
  offset: number,
): Span | undefined {
  const found = find(text.slice(start, end), offset - start);
  return found && { start: found.start + start, end: found.end + start };
}
