import type { DecodedFile } from '../../model/decodedFile.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { encodedPem, publicPem, textOfBase64 } from '../edits/publicPem.ts';
import { replaceScalar } from '../edits/replaceScalar.ts';

/** Replaces PEM text with its base64. */
export function encodeField(file: DecodedFile, field: EncodedField, name: string): readonly Fix[] {
  const encoded = encodedPem(`${field.value.trim()}\n`);
  return replaceScalar(file, field.span, encoded, phrase('Encode {name} as base64', { name }));
}

/** Takes one layer of base64 away. */
export function decodeField(file: DecodedFile, field: EncodedField, name: string): readonly Fix[] {
  const written = (file.text ?? '').slice(field.span.start, field.span.end).replaceAll(/["'\s]/g, '');
  const once = publicPem(textOfBase64(written)?.replaceAll(/\s/g, '') ?? '');
  return replaceScalar(file, field.span, once, phrase('Decode {name} once', { name }));
}
