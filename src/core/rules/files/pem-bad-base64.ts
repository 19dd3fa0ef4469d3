import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A body that is not base64: Go's decoder drops the whole block (RFC 7468 section 3, tried). */
export const pemBadBase64 = problemRule(FILES['pem-bad-base64'], {
  codes: ['pem-bad-base64'],
});
