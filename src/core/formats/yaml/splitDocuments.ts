import type { Span } from '../../model/source/span.ts';
import { afterBlanks, jsonExtent } from './jsonExtent.ts';

/** Around the logs of each container `kubectl cluster-info dump` writes such lines (kubectl, clusterinfo_dump.go). */
const LOG_START = '==== START logs for container ';
const LOG_END = '==== END logs for container ';

/** How a JSON object begins, and no template: that many characters tell. */
const OBJECT = /^\{\s*["}]/;
const LOOK = 100;

/**
 * The parts of a YAML stream, each parsed for itself. A `---` or `...` in column 0 ends a document even inside a
 * scalar (YAML 1.2 §9.1.2), so lines alone decide. A part begins with its `---` line; comments and directives before
 * it belong to it. JSON values one after the other are parts as well, and logs between them none: so `kubectl cluster-info dump` writes.
 */
export function* splitDocuments(text: string): Generator<Span | undefined> {
  let at = 0;
  while (at < text.length) {
    const start = afterBlanks(text, at);
    if (text.startsWith(LOG_START, start)) at = logEnd(text, start);
    else {
      const end = OBJECT.test(text.slice(start, start + LOOK)) ? yield* severalJson(text, start) : undefined;
      if (end === undefined) break;
      yield { start, end };
      at = end;
    }
  }
  yield* yamlParts(text, at);
}

/** The end of a JSON object that others or logs follow; undefined where YAML may follow, or nothing. */
function* severalJson(text: string, start: number): Generator<undefined, number | undefined> {
  const end = yield* jsonExtent(text, start);
  if (end === undefined) return undefined;
  const next = afterBlanks(text, end);
  const isLast = next === text.length && start > 0;
  return isLast || OBJECT.test(text.slice(next, next + LOOK)) || text.startsWith(LOG_START, next) ? end : undefined;
}

function* yamlParts(text: string, from: number): Generator<Span> {
  let start = from;
  let onlyPreamble = true;
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const content = text.slice(at, end);
    let next = end;
    if (/^---(?:\s|$)/.test(content)) {
      if (!onlyPreamble) {
        yield { start, end: at };
        start = at;
      }
      onlyPreamble = false;
    } else if (/^\.\.\.(?:\s|$)/.test(content)) {
      yield { start, end };
      start = end;
      onlyPreamble = true;
    } else if (content.startsWith(LOG_START)) {
      if (!onlyPreamble) yield { start, end: at };
      next = logEnd(text, at);
      start = next;
      onlyPreamble = true;
    } else if (onlyPreamble && !/^\uFEFF?\s*(?:[#%]|$)/.test(content)) {
      onlyPreamble = false;
    }
    at = next;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** The end of the line that ends the logs; the text's end where none does. */
function logEnd(text: string, start: number): number {
  const last = text.indexOf(`\n${LOG_END}`, start);
  return last < 0 ? text.length : lineEnd(text, last + 1);
}

/** The offset after the line; LF, CRLF and lone CR end one. */
function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  if (text[end] === '\r' && text[end + 1] === '\n') end++;
  return Math.min(end + 1, text.length);
}
