import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A byte-order mark right before BEGIN: Go's reader loses the block, OpenSSL reads it (tried). */
export const pemBom = problemRule(FILES['pem-bom'], {
  codes: ['pem-bom'],
  fixes: withoutMark,
});

/** The mark at the start of a file is no text to an editor, so that only saving anew removes it. */
function withoutMark({ uri }: DecodedFile, { span }: Problem): readonly Fix[] {
  if (span.start === 0) return [];
  return [{ title: phrase('Remove the byte-order mark'), edits: [{ uri, span, text: '' }] }];
}
