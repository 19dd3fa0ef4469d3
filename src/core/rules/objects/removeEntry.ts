import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';

/** Removes an entry that has a line to itself, the line with it; nothing where it shares the line with others. */
export function removeEntry(
  { uri, text = '', lines }: DecodedFile,
  key: Span,
  value: Span,
  name: string,
): readonly Fix[] {
  const start = lines.lineStart(key.start);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(value.end));
  if (!rest || text.slice(start, key.start).trim() !== '') return [];
  const edit = { uri, span: { start, end: value.end + rest[0].length }, text: '' };
  return [{ title: phrase('Remove {name}', { name }), edits: [edit] }];
}
