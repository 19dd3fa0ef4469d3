import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { withoutTrailing } from '../../model/source/trailing.ts';
import { phrase } from '../../model/text/text.ts';
import { GO_PEM, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** END and BEGIN on one line: Go's reader loses both blocks (tried). */
export const pemGluedBlocks = problemRule({
  id: 'files/pem-glued-blocks',
  codes: ['pem-glued-blocks'],
  severity: 'error',
  basis: 'observed',
  title: 'Two PEM blocks are glued together',
  message: 'Two blocks are glued together; Go loses both of them. Put a line break between.',
  docs: {
    why: 'Joining files of which the first has no line break at its end (`cat a.crt b.crt`) puts END and BEGIN on one line. Go then finds neither of the two blocks, and reads only what follows them. OpenSSL reports an error or loses them as well.',
    fix: 'Put a line break between the two markers. To join files safely, end each with a line break: `openssl x509 -in a.crt` prints one.',
    references: [GO_PEM, rfc7468('3')],
  },
  fixes: separate,
});

function separate({ uri, text = '' }: DecodedFile, { span }: Problem): readonly Fix[] {
  const at = text.indexOf('-----BEGIN ', span.start);
  if (at < 0 || at > span.end) return [];
  const start = span.start + withoutTrailing(text.slice(span.start, at), ' \t').length;
  const edit = { uri, span: { start, end: at }, text: '\n' };
  return [{ title: phrase('Put a line break between the blocks'), edits: [edit] }];
}
