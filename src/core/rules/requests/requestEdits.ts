import { decodeBase64, encodeBase64 } from '../../formats/base64/base64.ts';
import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** Replaces a scalar on one line and keeps its quotes. */
export function rewriteScalar({ uri, text = '' }: DecodedFile, span: Span, to: string, title: Text): readonly Fix[] {
  const written = text.slice(span.start, span.end);
  if (/[\r\n]/.test(written)) return [];
  const quote = /^["']/.exec(written)?.[0] ?? '';
  return [{ title, edits: [{ uri, span, text: `${quote}${to}${quote}` }] }];
}

/** Writes a request as base64 of its PEM, whatever the field holds now. */
export function encodeRequest(file: DecodedFile, span: Span, request: CertificateRequest): readonly Fix[] {
  const { uri, text = '' } = file;
  const body = encodeBase64(request.der).replaceAll(/.{64}(?=.)/g, '$&\n');
  const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
  return [
    {
      title: phrase('Replace with the base64-encoded PEM request'),
      edits: [{ uri, ...replacement(text, span, encodeBase64(new TextEncoder().encode(pem))) }],
    },
  ];
}

/** Removes spaces and line breaks from base64 that spans several lines. */
export function joinLines({ uri, text = '' }: DecodedFile, span: Span): readonly Fix[] {
  const written = text.slice(span.start, span.end).replaceAll(/["'\s]/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(written)) return [];
  return [{ title: phrase('Put the base64 on one line'), edits: [{ uri, ...replacement(text, span, written) }] }];
}

/** Takes one layer of base64 away where a request is left. */
export function decodeOnce({ uri, text = '' }: DecodedFile, span: Span): readonly Fix[] {
  const once = textIn(text.slice(span.start, span.end).replaceAll(/["'\s]/g, '')).replaceAll(/\s/g, '');
  if (!/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/.test(textIn(once))) return [];
  return [{ title: phrase('Decode the value once'), edits: [{ uri, ...replacement(text, span, once) }] }];
}

function textIn(base64: string): string {
  const decoded = decodeBase64(base64);
  return 'bytes' in decoded ? new TextDecoder().decode(decoded.bytes) : '';
}

/** Deletes whole lines of YAML; nothing in JSON or if the lines hold anything else. */
export function deleteLines(
  { uri, text = '', lines }: DecodedFile,
  spans: readonly Span[],
  title: Text,
): readonly Fix[] {
  const edits = spans.flatMap((span) => {
    const start = lines.lineStart(span.start);
    const trimmed = span.start + text.slice(span.start, span.end).trimEnd().length;
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(trimmed))?.[0];
    const isInFlow = /[,[{]\s*$/.test(text.slice(Math.max(0, start - 200), start));
    const isAlone = !isInFlow && rest !== undefined && /^[ \t]*(?:-[ \t]+)?$/.test(text.slice(start, span.start));
    return isAlone ? [{ uri, span: { start, end: trimmed + rest.length }, text: '' }] : [];
  });
  return edits.length > 0 && edits.length === spans.length ? [{ title, edits }] : [];
}

/** A block scalar's span is its content: the header goes too, the line break after it stays. */
function replacement(text: string, span: Span, value: string): { readonly span: Span; readonly text: string } {
  const before = text.slice(Math.max(0, span.start - 100), span.start);
  const header = /[|>][-+\d]*[ \t]*\r?\n[ \t]*$/.exec(before)?.[0] ?? '';
  const written = text.slice(span.start, span.end);
  const quote = header === '' ? (/^["']/.exec(written)?.[0] ?? '') : '';
  return {
    span: { start: span.start - header.length, end: span.start + written.trimEnd().length },
    text: `${quote}${value}${quote}`,
  };
}
