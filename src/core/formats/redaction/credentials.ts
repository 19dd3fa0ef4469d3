import type { Span } from '../../model/source/span.ts';

/**
 * Credentials that are too short or too plain to be told from names by their characters, by the marks that their issuers gave them: the headers
 * of HTTP, JSON Web Tokens, bootstrap tokens, the tokens of K3s, Rancher, GitHub and GitLab, identities of age, and private members of a JWK.
 */
const CREDENTIALS: readonly RegExp[] = [
  /\bauthorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?:[a-z]{1,20}[ \t]{1,8})?(?![$<{])[^\s"',;]+/gi,
  /\b[Bb]earer[ \t]{1,8}(?=[^\s"',;]{0,200}[0-9A-Z])(?![$<{])[^\s"',;]{6,}/g,
  /\b[Bb]asic[ \t]{1,8}(?=[A-Za-z0-9+/]{0,200}(?:\d|[a-z][A-Z]|=))[A-Za-z0-9+/]{6,}={0,2}/g,
  /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g,
  /(?<![0-9A-Za-z.-])[a-z0-9]{6}\.(?=[a-z0-9]{0,15}\d)[a-z0-9]{16}(?![0-9A-Za-z.-])/g,
  /\bK10[0-9a-f]{16,}::[^\s"']{0,512}/gi,
  /\btoken-[a-z0-9]{5}:[^\s"']+/g,
  /\bAGE-SECRET-KEY-[^\s"']+/gi,
  /\b(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-|hvs\.|sha256~)[\w.-]{8,}/g,
  /"(?:d|p|q|dp|dq|qi|k)"\s{0,8}:\s{0,8}"[^"]{16,}"/g,
];

/** The credentials in a text that are marked as such. */
export function credentialsIn(text: string): readonly Span[] {
  if (text.length < MIN_LENGTH) return NONE;
  return CREDENTIALS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
}

/** `Basic` with a name and a password of one letter each. */
const MIN_LENGTH = 12;

const NONE: readonly Span[] = [];
