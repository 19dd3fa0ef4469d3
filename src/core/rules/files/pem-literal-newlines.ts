import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Backslash and n instead of line breaks: Go's reader loses the block (tried). */
export const pemLiteralNewlines = problemRule(FILES['pem-literal-newlines'], {
  codes: ['pem-literal-newlines'],
  adjustSeverity: ({ file }) => (file.format === 'yaml' ? 'silent' : undefined),
  fixes: expand,
});

function expand({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const edits = [...text.slice(span.start, span.end).matchAll(/(?:\\r)?\\n/g)].map((found) => {
    const start = span.start + found.index;
    return { uri, span: { start, end: start + found[0].length }, text: ownText('\n') };
  });
  return [{ title: phrase('Replace \\n with line breaks'), edits }];
}
