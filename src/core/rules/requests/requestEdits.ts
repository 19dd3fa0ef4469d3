import { encodeBase64 } from '../../formats/base64/base64.ts';
import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { NOTHING } from '../../model/text/editText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { encodedPem, publicPem, textOfBase64 } from '../edits/publicPem.ts';
import { replaceScalar } from '../edits/replaceScalar.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';

/** Replaces a scalar on one line and keeps its quotes. */
export function rewriteScalar(file: DecodedFile, span: Span, to: string, title: Text): readonly Fix[] {
  if (/[\r\n]/.test((file.text ?? '').slice(span.start, span.end))) return [];
  return fixOf(title, [writeValue(file, { uri: file.uri, span }, to)]);
}

/** Writes a request as base64 of its PEM, whatever the field holds now. */
export function encodeRequest(file: DecodedFile, span: Span, request: CertificateRequest): readonly Fix[] {
  const body = encodeBase64(request.der).replaceAll(/.{64}(?=.)/g, '$&\n');
  const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
  return replaceScalar(file, span, encodedPem(pem), phrase('Replace with the base64-encoded PEM request'));
}

/** Removes spaces and line breaks from base64 that spans several lines. */
export function joinLines(file: DecodedFile, span: Span): readonly Fix[] {
  const written = (file.text ?? '').slice(span.start, span.end).replaceAll(/["'\s]/g, '');
  return replaceScalar(file, span, publicPem(written), phrase('Put the base64 on one line'));
}

/** Takes one layer of base64 away. */
export function decodeOnce(file: DecodedFile, span: Span): readonly Fix[] {
  const written = (file.text ?? '').slice(span.start, span.end).replaceAll(/["'\s]/g, '');
  const once = textOfBase64(written)?.replaceAll(/\s/g, '') ?? '';
  return replaceScalar(file, span, publicPem(once), phrase('Decode the value once'));
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
    return isAlone ? [{ uri, span: { start, end: trimmed + rest.length }, text: NOTHING }] : [];
  });
  return edits.length > 0 && edits.length === spans.length ? [{ title, edits }] : [];
}
