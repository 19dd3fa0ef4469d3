import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { GO_PEM } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A byte-order mark right before BEGIN: Go's reader loses the block, OpenSSL reads it (tried). */
export const pemBom = problemRule({
  id: 'files/pem-bom',
  codes: ['pem-bom'],
  severity: 'error',
  basis: 'observed',
  title: 'A byte-order mark hides a PEM block',
  docs: {
    why: 'Some editors, and PowerShell, write the three bytes EF BB BF before the text. Go wants BEGIN at the start of its line, and the mark stands before it, so the block is lost. OpenSSL skips the mark, which is why `openssl x509 -in file` looks fine. Text saved as UTF-16 begins with a mark too, and neither reads any of it.',
    fix: "Save the file as UTF-8 without a byte-order mark: `sed -i '1s/^\\xEF\\xBB\\xBF//' file`, or “Save with Encoding” in the editor.",
    references: [GO_PEM],
  },
  fixes: withoutMark,
});

/** The mark at the start of a file is no text to an editor, so that only saving anew removes it. */
function withoutMark({ uri }: DecodedFile, { span }: Problem): readonly Fix[] {
  if (span.start === 0) return [];
  return [{ title: phrase('Remove the byte-order mark'), edits: [{ uri, span, text: '' }] }];
}
