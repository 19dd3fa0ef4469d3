import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import type { Text } from '../../model/text/text.ts';

/** Deletes a PEM block with its line break; only in a file of its own: inside YAML the block has neighbours. */
export function removeBlock(
  { uri, format, text = '' }: DecodedFile,
  { start, end }: Span,
  title: Text,
): readonly Fix[] {
  if (format !== 'pem') return [];
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ title, edits: [{ uri, span: { start, end: end + rest }, text: '' }] }];
}
