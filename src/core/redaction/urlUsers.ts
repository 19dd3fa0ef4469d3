import type { Span } from '../text/span.ts';

/** What stands before a host: a name, a password, or both, up to the last @ (RFC 3986 §3.2.1, as net/url reads it). */
const USER = /(?<=[a-z0-9+.-]:\/\/)[^\s/?#"'<>]*@/gi;

/** The same where the password holds what should have been escaped. */
const UNESCAPED = /(?<=[a-z0-9+.-]:\/\/)[^\s/?#"'<>@:,[\]]{0,256}:(?!\d+(?:[/?#,\s"']|$))[^\s"'<>,]{0,256}@/gi;

/** The user parts of the URLs in a text, the @ included. */
export function urlUsersIn(text: string): readonly Span[] {
  if (!text.includes('@') || !text.includes('://')) return [];
  return [USER, UNESCAPED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: user, index }) => ({ start: index, end: index + user.length })),
  );
}
