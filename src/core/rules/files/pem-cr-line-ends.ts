import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { GO_PEM, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Lone carriage returns as line ends: neither Go nor OpenSSL finds a block (tried). CR LF is accepted. */
export const pemCrLineEnds = problemRule({
  id: 'files/pem-cr-line-ends',
  codes: ['pem-cr-line-ends'],
  severity: 'error',
  basis: 'observed',
  title: 'PEM lines end with CR alone',
  message: 'Old Mac line ends (CR only): Go finds no block here.',
  docs: {
    why: 'RFC 7468 allows CR alone, but Go and OpenSSL look for LF or CR LF. Such a file holds nothing for them.',
    fix: "Convert the line ends to LF: `tr '\\r' '\\n' < in > out`.",
    references: [GO_PEM, rfc7468('2')],
  },
  fixes: toLineFeeds,
});

/** One edit a line end: the text between, which may be a private key, is not repeated. */
function toLineFeeds({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const from = Math.max(0, span.start - 1);
  const edits = [...text.slice(from, span.end + 2).matchAll(/\r(?!\n)/g)].map(({ index }) => {
    return { uri, span: { start: from + index, end: from + index + 1 }, text: '\n' };
  });
  return [{ title: phrase('Convert the line ends to LF'), edits }];
}
