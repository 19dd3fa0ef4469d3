import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Lone carriage returns as line ends: neither Go nor OpenSSL finds a block (tried). CR LF is accepted. */
export const pemCrLineEnds = problemRule(FILES['pem-cr-line-ends'], {
  codes: ['pem-cr-line-ends'],
  fixes: toLineFeeds,
});

/** One edit per line ending: the text between, which may be a private key, is not repeated. */
function toLineFeeds({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const from = Math.max(0, span.start - 1);
  const edits = [...text.slice(from, span.end + 2).matchAll(/\r(?!\n)/g)].map(({ index }) => {
    return { uri, span: { start: from + index, end: from + index + 1 }, text: ownText('\n') };
  });
  return [{ title: phrase('Convert the line endings to LF'), edits }];
}
