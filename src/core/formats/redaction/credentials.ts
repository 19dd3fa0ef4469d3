import type { Span } from '../../model/source/span.ts';

/**
 * Credentials that are too short or too plain to differ from names in their characters, by the marks of their issuers: the headers of HTTP, JSON Web
 * Tokens, bootstrap tokens, the tokens of K3s, Rancher, GitHub and GitLab, identities of age, and private members of a JWK.
 */
const CREDENTIALS: readonly RegExp[] = [
  /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g,
  /(?<![0-9A-Za-z.-])[a-z0-9]{6}\.(?=[a-z0-9]{0,15}\d)[a-z0-9]{16}(?![0-9A-Za-z.-])/g,
  /\bK10[0-9a-f]{16,}::[^\s"']{0,512}/gi,
  /\btoken-[a-z0-9]{5}:[^\s"']+/g,
  /\bAGE-SECRET-KEY-[^\s"']+/gi,
  /\b(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-|hvs\.|sha256~)[\w.-]{8,}/g,
  /"(?:d|p|q|dp|dq|qi|k)"\s{0,8}:\s{0,8}"[^"]{16,}"/g,
];

const HEADERS: readonly RegExp[] = [
  /\bauthorization["']?[:=] ?["']?(?:[a-z]+ )?[^\s"',;]+/gi,
  /\b[Bb]earer[ \t]+[^\s"',;]{6,}/g,
  /\b[Bb]asic[ \t]+[A-Za-z0-9+/]{6,}/g,
];

/** Headers with a value that is neither a word nor a template. */
function headersIn(text: string): readonly RegExpExecArray[] {
  return HEADERS.flatMap((pattern) => [...text.matchAll(pattern)]).filter(
    ({ 0: found }) => /\d|[a-z][A-Z]|[A-Z]{2}/.test(found) && !/[$<{]/.test(found),
  );
}

/** A part of each of the patterns: one search passes over most texts. */
const MARKS =
  /eyJ|\.[a-z0-9]{16}|K10|token-|AGE-SECRET|gh[a-z]_|github_pat_|glpat-|xox|hvs\.|sha256~|"[dpqk]|authorization|bearer|basic/i;

/** False for most texts without credentials. */
export function mayHoldCredentials(text: string): boolean {
  return text.length >= MIN_LENGTH && MARKS.test(text);
}

/** The credentials in a text that are marked as such. */
export function credentialsIn(text: string): readonly Span[] {
  if (!mayHoldCredentials(text)) return NONE;
  const marked = [...CREDENTIALS.flatMap((pattern) => [...text.matchAll(pattern)]), ...headersIn(text)];
  return marked.map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** `Basic` with a name and a password of one letter each. */
const MIN_LENGTH = 12;

const NONE: readonly Span[] = [];
