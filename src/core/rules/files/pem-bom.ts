import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { NOTHING } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A byte order mark right before BEGIN: Go's decoder loses the block, OpenSSL reads it (verified). */
export const pemBom = problemRule(FILES['pem-bom'], {
  codes: ['pem-bom'],
  fixes: withoutMark,
});

/** An editor does not show the mark at the start of a file as text, so only saving the file again removes it. */
function withoutMark({ uri }: DecodedFile, { span }: Problem): readonly Fix[] {
  if (span.start === 0) return [];
  return [{ title: phrase('Remove the byte order mark'), edits: [{ uri, span, text: NOTHING }] }];
}
