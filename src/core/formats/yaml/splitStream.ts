import type { Span } from '../../model/source/span.ts';
import { GO_SPACE } from './kubernetesReaders.ts';

/** Around the logs of each container `kubectl cluster-info dump` writes such lines (kubectl, clusterinfo_dump.go). */
export const LOG_START = '==== START logs for container ';
const LOG_END = '==== END logs for container ';

/** A separator is a line that begins so; only a comment may follow on it. */
const SEPARATOR = '---';
const GOOD_SEPARATOR = new RegExp(`^---${GO_SPACE}*(?:#|$)`);

/** A part of a stream, logs that are left out, or the line on which kubectl gives up. */
export type StreamPart =
  | { readonly kind: 'part'; readonly span: Span }
  | { readonly kind: 'logs'; readonly span: Span }
  | { readonly kind: 'badSeparator'; readonly offset: number };

/**
 * Divides a stream into parts at the lines that begin with `---`, whatever they stand in, as kubectl does (apimachinery, YAMLReader). The line
 * that ends a part belongs to none. Logs in a dump are left out.
 */
export function* splitStream(text: string, from: number): Generator<StreamPart> {
  let start: number | undefined;
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    let next = end;
    if (text.startsWith(SEPARATOR, at)) {
      if (isBadSeparator(text, at, end)) {
        yield { kind: 'badSeparator', offset: at };
        start = undefined;
      } else if (start === undefined) start = at;
      else {
        yield { kind: 'part', span: { start, end: at } };
        start = undefined;
      }
    } else if (text.startsWith(LOG_START, at)) {
      if (start !== undefined) yield { kind: 'part', span: { start, end: at } };
      start = undefined;
      next = logEnd(text, at);
      yield { kind: 'logs', span: { start: at, end: next } };
    } else start ??= at;
    at = next;
  }
  if (start !== undefined) yield { kind: 'part', span: { start, end: text.length } };
}

function isBadSeparator(text: string, at: number, end: number): boolean {
  return !GOOD_SEPARATOR.test(text.slice(at, end));
}

/** The end of the line that ends the logs; the text's end where none does. */
export function logEnd(text: string, start: number): number {
  const last = text.indexOf(`\n${LOG_END}`, start);
  return last < 0 ? text.length : lineEnd(text, last + 1);
}

/** The offset after the line. */
function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}
