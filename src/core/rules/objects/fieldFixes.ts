import { decodeBase64, encodeBase64 } from '../../formats/base64/base64.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { replaceScalar } from '../edits/replaceScalar.ts';

/** Replaces PEM text with its base64. Certificates only: a fix must not repeat a private key. */
export function encodeField(file: DecodedFile, field: EncodedField, name: string): readonly Fix[] {
  const isPublic = field.artifacts.length > 0 && field.artifacts.every(({ kind }) => kind === 'certificate');
  if (!isPublic || (field.problems?.length ?? 0) > 0) return [];
  const text = encodeBase64(new TextEncoder().encode(`${field.value.trim()}\n`));
  return replaceScalar(file, field.span, text, phrase('Encode {name} as base64', { name }));
}

/** Takes one layer of base64 away. Certificates only, as above. */
export function decodeField(file: DecodedFile, field: EncodedField, name: string): readonly Fix[] {
  const written = (file.text ?? '').slice(field.span.start, field.span.end).replaceAll(/["'\s]/g, '');
  const once = textOfBase64(written)?.replaceAll(/\s/g, '');
  const pem = once === undefined ? undefined : textOfBase64(once);
  if (once === undefined || !pem?.includes('-----BEGIN ') || pem.includes('PRIVATE KEY')) return [];
  return replaceScalar(file, field.span, once, phrase('Decode {name} once', { name }));
}

function textOfBase64(value: string): string | undefined {
  const decoded = decodeBase64(value);
  return 'bytes' in decoded ? new TextDecoder().decode(decoded.bytes) : undefined;
}
