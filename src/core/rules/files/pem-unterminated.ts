import { GO_PEM, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A BEGIN line whose END line is missing or bears another label (RFC 7468 section 3). */
export const pemUnterminated = problemRule({
  id: 'files/pem-unterminated',
  codes: ['pem-unterminated'],
  severity: 'error',
  basis: 'must',
  title: 'A PEM block does not end',
  docs: {
    why: 'Every block ends with an END line of the same label. Where it is missing, cut off or says something else, Go leaves the block out without a word, so the component behaves as if the certificate or key were not there.',
    fix: 'Copy the whole block anew from its source, from the BEGIN line to the END line, or issue it again.',
    references: [rfc7468('3'), GO_PEM],
  },
});
