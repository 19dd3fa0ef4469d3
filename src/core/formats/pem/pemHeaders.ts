import type { Span } from '../../model/source/span.ts';

/** RFC 1421 headers between BEGIN and the base64 text. */
export interface PemHeaders {
  /** The range of the header lines; empty if there are none. */
  readonly span: Span;
  readonly present: boolean;
  /** `Proc-Type: 4,ENCRYPTED`, as openssl writes it. */
  readonly encrypted: boolean;
  /** The cipher that `DEK-Info` names, such as "AES-256-CBC"; undefined if there is none. */
  readonly cipher?: string | undefined;
  /** The start of the base64 text. */
  readonly bodyStart: number;
}

/** As OpenSSL calls its ciphers, "AES-256-CBC"; anything else is not kept. */
const CIPHER = /^\s*DEK-Info:\s*([A-Z][A-Z0-9]{1,8}(?:-[A-Z0-9]{1,4}){1,3})(?![\w-])/;

/** Reads header lines as Go does: every line with a colon, up to the first line without one. */
export function readHeaders(text: string, start: number, end: number): PemHeaders {
  let at = afterLineEnd(text, start, end);
  const from = at;
  let headersEnd = at;
  let encrypted = false;
  let cipher: string | undefined;
  while (at < end) {
    const lineEnd = lineEndAt(text, at, end);
    // A header is short; a body on one very long line is not searched to its end.
    const line = text.slice(at, Math.min(lineEnd, at + 256));
    if (!line.includes(':')) break;
    if (/^\s*Proc-Type:.*ENCRYPTED/i.test(line)) encrypted = true;
    cipher ??= CIPHER.exec(line)?.[1];
    headersEnd = lineEnd;
    at = afterLineEnd(text, lineEnd, end);
  }
  return { span: { start: from, end: headersEnd }, present: headersEnd > from, encrypted, cipher, bodyStart: at };
}

function lineEndAt(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

function afterLineEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  if (at < end && text.charCodeAt(at) === 13) at++;
  if (at < end && text.charCodeAt(at) === 10) at++;
  return at;
}
