import type { Span } from '../../model/source/span.ts';

/** The user parts of the URLs in a text, the @ included: a name, a password, or both (RFC 3986 §3.2.1). */
export function urlUsersIn(text: string): readonly Span[] {
  if (!text.includes('@')) return [];
  const users: Span[] = [];
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + MARK.length)) {
    const start = mark + MARK.length;
    if (!SCHEME_END.test(text.charAt(mark - 1))) continue;
    const end = Math.max(userEnd(text, start), unescapedUserEnd(text, start));
    if (end > start) users.push({ start, end });
  }
  return users;
}

const MARK = '://';
const SCHEME_END = /^[a-z0-9+.-]$/i;

/** Behind the last @ of the authority, as net/url reads it; the start where there is none. */
function userEnd(text: string, start: number): number {
  const end = runEnd(text, start, AUTHORITY_END, text.length);
  return start + text.slice(start, end).lastIndexOf('@') + 1;
}

/** The same where a password holds what should have been escaped; a port is none. */
function unescapedUserEnd(text: string, start: number): number {
  const colon = runEnd(text, start, NAME_END, start + MAX_PART);
  if (text.charAt(colon) !== ':' || isPort(text, colon + 1)) return start;
  const end = runEnd(text, colon + 1, PASSWORD_END, colon + 1 + MAX_PART);
  const at = text.slice(colon + 1, end).lastIndexOf('@');
  return at < 0 ? start : colon + at + 2;
}

/** What ends the authority of a URL, or the text that the URL stands in. */
const AUTHORITY_END = /[\s/?#"'<>]/;
const NAME_END = /[\s/?#"'<>@:,[\]]/;
const PASSWORD_END = /[\s"'<>,]/;

/** Characters of a name or a password at most: what is longer is none. */
const MAX_PART = 256;

function isPort(text: string, start: number): boolean {
  const end = runEnd(text, start, /\D/, text.length);
  return end > start && (end === text.length || /[/?#,\s"']/.test(text.charAt(end)));
}

/** The offset of the first character that ends the run, and `most` at the latest. */
function runEnd(text: string, start: number, stop: RegExp, most: number): number {
  const limit = Math.min(most, text.length);
  let end = start;
  while (end < limit && !stop.test(text.charAt(end))) end++;
  return end;
}
