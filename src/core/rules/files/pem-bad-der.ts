import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Base64 that decodes to something other than its label says, or to a damaged structure (RFC 5280 section 4.1). */
export const pemBadDer = problemRule(FILES['pem-bad-der'], {
  codes: ['pem-bad-der'],
});
