import type { Span } from '../../model/source/span.ts';

/** A part of a URL that is not kept: the user with its @, or a query or fragment without its mark. */
export interface UrlSecret extends Span {
  readonly kind: 'user' | 'query';
}

/**
 * Finds the parts of URLs that may hold a secret (RFC 3986 §3): everything but scheme, host, port and path. Also finds URLs without a scheme, or
 * with too few or wrong slashes. In the value of an address, everything before an @ is a user.
 */
export function urlSecretsIn(text: string, isAddress: boolean): readonly UrlSecret[] {
  const found: UrlSecret[] = [];
  if (text.includes('@')) {
    const kept = text.replaceAll(STAND_IN, (name) => '_'.repeat(name.length));
    for (const span of [...usersOfUrls(kept), ...usersOfHosts(kept, isAddress)]) found.push({ ...span, kind: 'user' });
  }
  if (/[?#]/.test(text)) for (const span of queriesIn(text)) found.push({ ...span, kind: 'query' });
  return found;
}

/** A name that a template has in place of a host or a whole address, as Autoconf writes it. No host follows that it could be the user of. */
const STAND_IN = /(?<=^|[\s/,="'])@[A-Z][A-Z0-9_]{0,60}@(?=:\d{1,5}(?!\d)|[\s/,"']|$)/g;

const SCHEME = /[a-z][a-z0-9+.-]{0,20}:[/\\]{1,4}/gi;

function usersOfUrls(text: string): readonly Span[] {
  const users: Span[] = [];
  for (const { 0: mark, index } of text.matchAll(SCHEME)) {
    const start = index + mark.length;
    const plain = mark.endsWith('://') ? userEnd(text, start) : start;
    const end = Math.max(plain, unescapedUserEnd(text, start));
    if (end > start) users.push({ start, end });
  }
  return users;
}

/** The offset after the last @ of the authority, as net/url reads it; the start if there is none. */
function userEnd(text: string, start: number): number {
  const end = runEnd(text, start, AUTHORITY_END, text.length);
  const at = text.slice(start, end).lastIndexOf('@');
  return isDigest(text, start + at) ? start : start + at + 1;
}

/** An image may have its digest behind an @. */
function isDigest(text: string, at: number): boolean {
  return /^@sha\d{3}:/.test(text.slice(at, at + 8));
}

/** The same for a password with characters that should have been escaped; a port and a template do not count. */
function unescapedUserEnd(text: string, start: number): number {
  const colon = runEnd(text, start, NAME_END, start + MAX_PART);
  if (text.charAt(colon) !== ':' || isPort(text, colon + 1)) return start;
  const end = runEnd(text, colon + 1, passwordEnd(text), colon + 1 + MAX_PART);
  const at = text.slice(colon + 1, end).lastIndexOf('@');
  return at < 0 ? start : colon + at + 2;
}

/** Characters that end a URL's authority, or the URL itself. */
const AUTHORITY_END = /[\s/?#"'<>]/;

const NAME_END = /[\s/?#"'<>@:,[\]]/;

/** In a value of one line a password may hold quotes and blanks. */
const passwordEnd = (text: string): RegExp => (text.includes('\n') ? /[\s"'<>,]/ : /[,\n]/);

/** The most characters of a name or a password: a longer text is neither. */
const MAX_PART = 256;

function isPort(text: string, start: number): boolean {
  if (/[${<]/.test(text.charAt(start))) return true;
  const end = runEnd(text, start, /\D/, text.length);
  return end > start && (end === text.length || /[/?#,\s"']/.test(text.charAt(end)));
}

/** Users before an address that has no scheme: `name:password@host:port`, and in an address whatever stands before an @. */
function usersOfHosts(text: string, isAddress: boolean): readonly Span[] {
  const users: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!isAddress && !isHost(text, at)) continue;
    const from = Math.max(users.at(-1)?.end ?? 0, at - MAX_PART);
    const before = text.slice(from, at);
    const inAddress = isAddress ? startInAddress(before) : -1;
    const start = inAddress < 0 && isHost(text, at) ? startOfName(before, !text.includes('\n')) : inAddress;
    if (start >= 0) users.push({ start: from + start, end: at + 1 });
  }
  return users;
}

/** Whether `@host:port` stands there. */
function isHost(text: string, at: number): boolean {
  return /^@[\w.-]{1,253}:\d{1,5}(?!\w)/.test(text.slice(at, at + MAX_HOST));
}

const MAX_HOST = 262;

/** Behind the name of the flag, the scheme or the comma of a list; -1 where the @ stands in a path. */
function startInAddress(before: string): number {
  const item = before.lastIndexOf(',') + 1;
  const start = item + (ADDRESS_START.exec(before.slice(item))?.[0].length ?? 0);
  return before.includes('/', start) ? -1 : start;
}

const ADDRESS_START = /^\s{0,8}(?:-{0,2}[\w.-]{1,64}=)?["']?(?:[a-z][a-z0-9+.-]{0,20}:[/\\]{1,4})?/i;

/** The start of a trailing `name:password`; -1 if there is none. */
function startOfName(before: string, holdsBlanks: boolean): number {
  const found = /(?<![^\s"'=,;(])[\w.%+-]{1,64}:[^\s/\\]/.exec(before);
  if (!found) return -1;
  if (holdsBlanks) return found.index;
  let last = before.length;
  while (last > 0 && !/\s/.test(before.charAt(last - 1))) last--;
  const inner = /(?<![^\s"'=,;(])[\w.%+-]{1,64}:[^\s/\\]/.exec(before.slice(last));
  return inner ? last + inner.index : -1;
}

/** The query of a path begins with the name of a value. */
const QUERY_NAME = /^\?[\w.%~-]+=/;

/** Characters before the query of a URL, and of the name of its first value, at most. */
const MAX_URL = 2048;
const MAX_NAME = 66;

/** Behind the mark of a query or a fragment, for each of them. */
function* queryStarts(text: string): Generator<number> {
  let urlEnd = -1;
  for (const { 0: mark, index: at } of text.matchAll(QUERY_MARK)) {
    if (mark === '?') {
      if (QUERY_NAME.test(text.slice(at, at + MAX_NAME))) yield at + 1;
      // The end of each URL is looked for once.
    } else if (at > urlEnd) {
      urlEnd = runEnd(text, at + 3, URL_END, at + MAX_URL);
      if (/[?#]/.test(text.charAt(urlEnd))) yield urlEnd + 1;
    }
  }
}

const QUERY_MARK = /:\/\/|\?/g;

const URL_END = /[\s"'<>`?#]/;

const QUERY_END = /[\s"'<>`]|,(?=[a-z]{2,10}:\/\/)/g;

function queriesIn(text: string): readonly Span[] {
  const queries: Span[] = [];
  for (const start of queryStarts(text)) {
    if (start < (queries.at(-1)?.end ?? 0)) continue;
    QUERY_END.lastIndex = start;
    // In a value of one line nothing stands behind a URL but more of it.
    const end = QUERY_END.exec(text)?.index ?? text.length;
    if (end > start) queries.push({ start, end });
  }
  return queries;
}

/** The offset of the first character that ends the run, and `most` at the latest. */
function runEnd(text: string, start: number, stop: RegExp, most: number): number {
  const limit = Math.min(most, text.length);
  let end = start;
  while (end < limit && !stop.test(text.charAt(end))) end++;
  return end;
}
