import type { Span } from '../../model/source/span.ts';
import { keyMaterialIn, MIN_LENGTH } from './keyMaterial.ts';

/**
 * Stands for a private key where none belongs. It holds neither blank nor comma, so that it stays one word of a command and one
 * item of a list, and it has the form of a placeholder: nothing is judged about it.
 */
export const KEY_MATERIAL = '<key-material-not-shown>';

/** A part of a text that is not kept, and what stands for it. */
export interface Redaction extends Span {
  readonly text: string;
}

/** What of a text from a file must not be kept, in order: private keys in every form, and the users and passwords of URLs. */
export function redactionsOf(text: string): readonly Redaction[] {
  if (text.length < MIN_LENGTH && !text.includes('://')) return NONE;
  const keys = keyMaterialIn(text);
  const users = urlUsersIn(text);
  if (keys.length === 0 && users.length === 0) return NONE;
  const found: Redaction[] = keys.map((span) => ({ ...span, text: KEY_MATERIAL }));
  for (const span of users) found.push({ ...span, text: '' });
  return withoutOverlaps(found.sort((one, other) => one.start - other.start || other.end - one.end));
}

/** The text as it may be kept, shown and written. */
export function redact(text: string): string {
  return applyRedactions(text, redactionsOf(text));
}

/** The text with its redactions put in. */
export function applyRedactions(text: string, redactions: readonly Redaction[]): string {
  if (redactions.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: instead } of redactions) {
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Translates offsets of a redacted text into those of the text before. What stands for a redaction covers all of it. */
export function originalOffsets(redacted: string, redactions: readonly Redaction[]): (offset: number) => number {
  const places: number[] = [];
  let at = 0;
  const copy = (end: number): void => {
    while (at < end) places.push(at++);
  };
  for (const { start, end, text } of redactions) {
    copy(start);
    for (let index = 0; index < text.length; index++) places.push(index < text.length - 1 ? start : end - 1);
    at = end;
  }
  copy(at + redacted.length - places.length);
  return (offset) => places[Math.max(0, offset)] ?? at;
}

const NONE: readonly Redaction[] = [];

function withoutOverlaps(redactions: readonly Redaction[]): readonly Redaction[] {
  const kept: Redaction[] = [];
  for (const redaction of redactions) {
    const last = kept.at(-1);
    if (!last || redaction.start >= last.end) kept.push(redaction);
    else if (redaction.end > last.end || redaction.text !== '') {
      kept[kept.length - 1] = {
        start: last.start,
        end: Math.max(last.end, redaction.end),
        text: last.text === '' ? redaction.text : last.text,
      };
    }
  }
  return kept;
}

/** The user parts of the URLs in a text, the @ included: a name, a password, or both (RFC 3986 §3.2.1). */
function urlUsersIn(text: string): readonly Span[] {
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
