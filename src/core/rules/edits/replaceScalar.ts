import { writeBase64 } from '../../formats/yaml/writeScalar.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';
import type { PublicPem } from './publicPem.ts';
import { fixOf } from './writeValue.ts';

/** Replaces a scalar with base64, if that is public: keeps its quotes, and removes the header of a block scalar, whose span is its content. */
export function replaceScalar(
  { uri, text = '' }: DecodedFile,
  span: Span,
  encoded: PublicPem | undefined,
  title: Text,
): readonly Fix[] {
  if (encoded === undefined) return [];
  const { start, end } = span;
  const written = text.slice(start, end);
  const header = BLOCK_HEADER.exec(text.slice(Math.max(0, start - MAX_HEADER), start))?.[0] ?? '';
  const quote = header === '' ? written.charAt(0) : '';
  const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  const value = writeBase64(encoded, { style, isFlow: false });
  const place = { start: start - header.length, end: start + written.trimEnd().length };
  return fixOf(title, [value && { uri, span: place, text: value }]);
}

const BLOCK_HEADER = /[|>][-+\d]*[ \t]*\r?\n[ \t]*$/;

/** More characters than a header and the indentation after it have. */
const MAX_HEADER = 100;
