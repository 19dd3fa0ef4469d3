import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { GO_PEM } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Backslash and n instead of line breaks: Go's reader loses the block (tried). */
export const pemLiteralNewlines = problemRule({
  id: 'files/pem-literal-newlines',
  codes: ['pem-literal-newlines'],
  severity: 'error',
  basis: 'observed',
  title: 'A PEM block holds \\n instead of line breaks',
  message: 'The block holds the two characters `\\n` instead of line breaks.',
  docs: {
    why: 'A block copied out of a JSON string, or written by a script without `printf`, keeps its line breaks as backslash and n. Go finds no block in it. In a double-quoted YAML or JSON string they are real line breaks, and fine.',
    fix: "Expand them: `sed 's/\\\\n/\\n/g' in > out`.",
    references: [GO_PEM],
  },
  adjustSeverity: ({ file }) => (file.format === 'yaml' ? 'silent' : undefined),
  fixes: expand,
});

function expand({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const edits = [...text.slice(span.start, span.end).matchAll(/(?:\\r)?\\n/g)].map((found) => {
    const start = span.start + found.index;
    return { uri, span: { start, end: start + found[0].length }, text: '\n' };
  });
  return [{ title: phrase('Replace \\n by line breaks'), edits }];
}
