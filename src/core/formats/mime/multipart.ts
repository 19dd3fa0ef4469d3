import type { Span } from '../../model/source/span.ts';

/** A part of a message, in the text of the message. */
export interface MimePart {
  readonly headers: MimeHeaders;
  readonly body: Span;
}

/** Values by names in lower case. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** More lines of headers, and more parts, than a message has. */
const MAX_HEADER_LINES = 100;
const MAX_PARTS = 1000;

const MULTIPART = /^multipart\/[\w-]+[ \t]*;/i;
const CONTENT_TYPE = /content-type/i;

/** Characters among which the header is. */
const MAX_HEAD = 65_536;

const BOUNDARY = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i;

/** The parts of a text that is a message of RFC 2046 section 5.1; undefined for any other text. */
export function readMultipart(text: string): readonly MimePart[] | undefined {
  // Manifests look like headers for many lines.
  if (!CONTENT_TYPE.test(text.slice(0, MAX_HEAD))) return undefined;
  const head = readHeaders(text, text.startsWith('\u{feff}') ? 1 : 0, text.length);
  const type = head?.headers.get('content-type') ?? '';
  const [, quoted, bare] = MULTIPART.test(type) ? (BOUNDARY.exec(type) ?? []) : [];
  const boundary = quoted ?? bare;
  if (!head || boundary === undefined) return undefined;
  return bodies(text, head.end, `--${boundary.trimEnd()}`).flatMap(({ start, end }) => {
    const own = readHeaders(text, start, end);
    return own ? [{ headers: own.headers, body: { start: own.end, end } }] : [];
  });
}

/** The ranges between the lines with the delimiter; the line break before such a line belongs to the delimiter. */
function bodies(text: string, from: number, delimiter: string): readonly Span[] {
  const found: Span[] = [];
  let start: number | undefined;
  for (let at = from; at < text.length && found.length < MAX_PARTS; ) {
    const next = lineAfter(text, at, text.length);
    const line = text.startsWith(delimiter, at) ? text.slice(at + delimiter.length, next).trim() : undefined;
    if (line === '' || line === '--') {
      if (start !== undefined) found.push({ start, end: Math.max(start, beforeBreak(text, at)) });
      start = next;
    }
    if (line === '--') return found;
    at = next;
  }
  // A message that was cut off.
  if (start !== undefined) found.push({ start, end: text.length });
  return found;
}

/** The headers at an offset, as far as an empty line, and where what follows them begins; undefined if there is something else. */
function readHeaders(text: string, from: number, end: number): { headers: MimeHeaders; end: number } | undefined {
  const headers = new Map<string, string>();
  let last = '';
  let at = from;
  for (let count = 0; at < end && count < MAX_HEADER_LINES; count++) {
    const next = lineAfter(text, at, end);
    const line = text.slice(at, next).trimEnd();
    at = next;
    if (line === '') return { headers, end: at };
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    else if (colon < 1 || /\s/.test(line.slice(0, colon))) return undefined;
    else {
      last = line.slice(0, colon).toLowerCase();
      headers.set(last, line.slice(colon + 1).trim());
    }
  }
  return undefined;
}

function lineAfter(text: string, at: number, end: number): number {
  const lineBreak = text.indexOf('\n', at);
  return lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
}

function beforeBreak(text: string, at: number): number {
  return text.endsWith('\r\n', at) ? at - 2 : at - 1;
}
