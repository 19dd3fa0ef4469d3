import type { Span } from '../../model/source/span.ts';

/** A line that begins like this is a separator. Only a comment may follow on it. */
const SEPARATOR = '---';
const GOOD_SEPARATOR = /^---[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*(?:#|$)/;

/** A part of a stream, skipped logs, or a separator line that kubectl rejects. */
export type StreamPart =
  | { readonly kind: 'part'; readonly span: Span }
  | { readonly kind: 'logs'; readonly span: Span }
  | { readonly kind: 'badSeparator'; readonly offset: number };

/**
 * Splits a stream at the lines that begin with `---`, even inside scalars, as kubectl does (apimachinery, YAMLReader). Separator lines belong to no
 * part. Skips the logs of a dump: `logEnd` returns the end of the logs that begin at an offset.
 */
export function* splitStream(
  text: string,
  from: number,
  logEnd: (at: number) => number | undefined,
): Generator<StreamPart> {
  let start: number | undefined;
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const afterLogs = logEnd(at);
    if (afterLogs !== undefined) {
      if (start !== undefined) yield { kind: 'part', span: { start, end: at } };
      start = undefined;
      yield { kind: 'logs', span: { start: at, end: afterLogs } };
    } else if (text.startsWith(SEPARATOR, at)) {
      if (isBadSeparator(text, at, end)) {
        yield { kind: 'badSeparator', offset: at };
        start = undefined;
      } else if (start === undefined) start = at;
      else {
        yield { kind: 'part', span: { start, end: at } };
        start = undefined;
      }
    } else start ??= at;
    at = afterLogs ?? end;
  }
  if (start !== undefined) yield { kind: 'part', span: { start, end: text.length } };
}

function isBadSeparator(text: string, at: number, end: number): boolean {
  return !GOOD_SEPARATOR.test(text.slice(at, end));
}

/** The offset after the line break. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}
