import type { Problem, ProblemCode } from '../../model/artifacts/problem.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { decodeBase64, decodeBase64Range } from '../base64/base64.ts';
import { isTemplated } from '../placeholder.ts';
import { looksLikeDer } from '../sniff.ts';
import { prefixOf, suffixOf } from './lineContext.ts';
import type { PemBlock, PemScanOptions } from './pemBlock.ts';
import { type PemHeaders, readHeaders } from './pemHeaders.ts';
import type { PemMarker } from './pemMarker.ts';

/** The content between a BEGIN and its END; `block` is absent if the base64 text is damaged. */
export interface BlockReading {
  readonly block?: PemBlock;
  readonly problems: readonly Problem[];
}

/** Reads the block between two matching markers. `floor` is the end of the marker before. */
export function readBlock(
  text: string,
  begin: PemMarker,
  end: PemMarker,
  floor: number,
  index: number,
  options: PemScanOptions,
  known: KnownBodies = new Map(),
): BlockReading {
  const span = { start: begin.start, end: end.end };
  const layout = checkLayout(text, begin, end, floor, options);
  const problems: Problem[] = [...layout.problems];
  let readByGo = layout.readByGo;

  const headers = readHeaders(text, begin.end, end.start);
  if (headers.present && begin.label === 'CERTIFICATE') {
    problems.push(
      problem('pem-cert-headers', phrase('client-go skips CERTIFICATE blocks with headers.'), headers.span),
    );
    readByGo = false;
  }
  if (isOtherCertificateLabel(begin.label)) {
    const message = phrase('Kubernetes only reads `CERTIFICATE` blocks; this one is skipped.');
    problems.push(problem('pem-label-ignored', message, { start: begin.start, end: begin.end }));
    readByGo = false;
  }
  const body = bodyOf(text, begin, end, headers, layout, known);
  // Some words that scrubbers write are valid base64.
  const isReal = 'bytes' in body && (headers.encrypted || looksLikeDer(body.bytes));
  const written = isReal ? '' : text.slice(begin.end, end.start).trim();
  if (isTemplated(written) || ('bad' in body && isWords(written))) return { problems: [withheld(span)] };
  if ('bad' in body) {
    problems.push(problem('pem-bad-base64', body.message, body.bad));
    return { problems };
  }
  const { label } = begin;
  const { present, encrypted, cipher } = headers;
  const { indented } = layout;
  return {
    block: {
      label,
      span,
      index,
      body: body.bytes,
      headers: present,
      encryptedByHeaders: encrypted,
      headerCipher: cipher,
      indented,
      readByGo,
      passedOver: layout.readByGo && !readByGo,
    },
    problems,
  };
}

/** True for a text such as "your certificate". The base64 text of a structure is longer, or starts as that of a DER sequence does. */
function isWords(written: string): boolean {
  return written !== '' && !/^M[A-P]|[A-Za-z0-9+/]{20}/.test(written);
}

/** Bytes of certificates by their base64 text: a bundle that holds one again and again shares them. */
export type KnownBodies = Map<string, Uint8Array>;

/** Only those of certificates are shared: the bytes of keys are wiped after use. */
function bodyOf(
  text: string,
  begin: PemMarker,
  end: PemMarker,
  headers: PemHeaders,
  { literalNewlines }: Layout,
  known: KnownBodies,
): Body {
  if (begin.label !== 'CERTIFICATE' || literalNewlines) return decodeBody(text, headers, end.start, literalNewlines);
  const written = text.slice(headers.bodyStart, end.start);
  const shared = known.get(written);
  if (shared) return { bytes: shared };
  const body = decodeBody(text, headers, end.start, literalNewlines);
  if ('bytes' in body) known.set(written, body.bytes);
  return body;
}

function isOtherCertificateLabel(label: string): boolean {
  return label !== 'CERTIFICATE' && /^(TRUSTED |X509 )?CERTIFICATE$/i.test(label);
}

interface Layout {
  readonly problems: readonly Problem[];
  readonly readByGo: boolean;
  readonly indented: boolean;
  readonly literalNewlines: boolean;
}

function checkLayout(text: string, begin: PemMarker, end: PemMarker, floor: number, options: PemScanOptions): Layout {
  const before = prefixOf(text, begin.start, floor);
  const after = suffixOf(text, begin.end);
  const endBefore = prefixOf(text, end.start, begin.end);
  const endAfter = suffixOf(text, end.end);
  const beginLine = { start: before.from, end: begin.end };
  const literalNewlines = after.kind === 'literalNewline';
  const indented = before.kind === 'blanks' || endBefore.kind === 'blanks';
  const problems: Problem[] = [];

  if (before.kind === 'byteOrderMark') {
    const message = phrase('A byte-order mark hides this block from Kubernetes (OpenSSL reads it).');
    problems.push(problem('pem-bom', message, { start: before.from, end: before.from + 1 }));
  }
  if (literalNewlines) {
    const message = phrase('The block contains the two characters `\\n` instead of line breaks.');
    problems.push(problem('pem-literal-newlines', message, { start: begin.start, end: end.end }));
  } else if (
    before.kind === 'loneCr' ||
    after.kind === 'loneCr' ||
    endBefore.kind === 'loneCr' ||
    endAfter.kind === 'loneCr'
  ) {
    const message = phrase('Classic Mac line endings (CR only): Go finds no block here.');
    problems.push(problem('pem-cr-line-ends', message, { start: begin.start, end: end.end }));
  } else if (before.kind === 'text') {
    const message = phrase('Text precedes BEGIN on the same line, so Go does not find the block.');
    problems.push(problem('pem-indented', message, beginLine));
  } else if (indented && !options.insideYaml) {
    const where = before.kind === 'blanks' ? beginLine : { start: endBefore.from, end: end.end };
    problems.push(problem('pem-indented', phrase('The block is indented, so Go does not find it.'), where));
  } else if (after.kind === 'text' || endBefore.kind === 'text') {
    const message = phrase('BEGIN and END must each be on a separate line; Go skips this block.');
    const where = after.kind === 'text' ? { start: begin.start, end: begin.end } : { start: end.start, end: end.end };
    problems.push(problem('pem-bad-base64', message, where));
  } else if (endAfter.kind === 'text') {
    const message = phrase('Text follows END on the same line, so Go skips this block.');
    problems.push(problem('pem-unterminated', message, { start: end.start, end: end.end }));
  }
  const glued = before.kind === 'marker' || endAfter.kind === 'marker';
  return { problems, readByGo: problems.length === 0 && !glued, indented, literalNewlines };
}

type Body = { readonly bytes: Uint8Array } | { readonly bad: Span; readonly message: Text };

function decodeBody(text: string, headers: PemHeaders, end: number, literalNewlines: boolean): Body {
  const start = headers.bodyStart;
  if (literalNewlines) {
    const decoded = decodeBase64(text.slice(start, end).replaceAll(/\\r|\\n|[ \t]/g, ''));
    if ('bytes' in decoded) return decoded;
    return { bad: { start, end }, message: phrase('The text is not base64; Go drops the whole block.') };
  }
  const decoded = decodeBase64Range(text, start, end, true);
  if ('bytes' in decoded) return decoded;
  const at = Math.min(decoded.badOffset, end);
  const character = text.slice(at, at + 1);
  const atEnd = at >= end || character === '\n' || character === '\r';
  const incomplete = atEnd || /[A-Za-z0-9+/=]/.test(character);
  const message = incomplete
    ? phrase('The base64 text is truncated or incorrectly padded; Go drops the whole block.')
    : phrase('Character {character} is not base64; Go drops the whole block.', {
        character: JSON.stringify(character),
      });
  return { bad: { start: at, end: atEnd ? at : at + 1 }, message };
}

/** The text between the markers is not the real content. */
export function withheld(span: Span): Problem {
  return problem('pem-withheld', phrase('The content of this block is redacted, so it is not checked.'), span);
}

function problem(code: ProblemCode, message: Text, span: Span): Problem {
  return { code, message, span };
}
