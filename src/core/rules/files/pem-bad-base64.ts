import { GO_PEM, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A body that is not base64: Go's reader drops the whole block (RFC 7468 section 3, tried). */
export const pemBadBase64 = problemRule({
  id: 'files/pem-bad-base64',
  codes: ['pem-bad-base64'],
  severity: 'error',
  basis: 'must',
  title: 'A PEM block is not base64',
  docs: {
    why: 'One character outside the alphabet, a lost line or wrong padding makes the whole block unreadable. Go passes over it in silence and reads the next one.',
    fix: 'Copy the block anew from its source; a lost character cannot be guessed.',
    references: [rfc7468('3'), GO_PEM],
  },
});
