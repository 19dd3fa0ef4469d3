import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** END and BEGIN on one line: Go's decoder loses both blocks (verified). */
export const pemGluedBlocks = problemRule(FILES['pem-glued-blocks'], {
  codes: ['pem-glued-blocks'],
  fixes: separate,
});

function separate({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const at = text.indexOf('-----BEGIN ', span.start);
  if (at < 0 || at > span.end) return [];
  const start = span.start + withoutTrailing(text.slice(span.start, at), ' \t').length;
  const edit = { uri, span: { start, end: at }, text: ownText('\n') };
  return [{ title: phrase('Insert a line break between the blocks'), edits: [edit] }];
}
