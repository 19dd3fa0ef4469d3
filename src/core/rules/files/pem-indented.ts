import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { NOTHING } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Blanks or text before a marker of a plain file: Go's reader loses the block (tried). */
export const pemIndented = problemRule(FILES['pem-indented'], {
  codes: ['pem-indented'],
  fixes: unindent,
});

function unindent({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const begin = text.lastIndexOf('-----BEGIN ', span.end - 1);
  const end = text.indexOf('-----END ', Math.max(begin, 0));
  if (begin < 0 || end < 0) return [];
  const from = Math.max(0, begin - MAX_BLANKS);
  const start = from + withoutTrailing(text.slice(from, begin), ' \t').length;
  const block = text.slice(start, end);
  if (start > 0 && text[start - 1] !== '\n') return [];
  const edits = [...block.matchAll(/^[ \t]+/gm)].map((blanks) => {
    const at = start + blanks.index;
    return { uri, span: { start: at, end: at + blanks[0].length }, text: NOTHING };
  });
  return edits.length === 0 ? [] : [{ title: phrase('Remove the indentation'), edits }];
}

/** More blanks than any indentation has. */
const MAX_BLANKS = 1024;
