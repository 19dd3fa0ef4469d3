import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A BEGIN line whose END line is missing or has another label (RFC 7468 section 3). */
export const pemUnterminated = problemRule(FILES['pem-unterminated'], {
  codes: ['pem-unterminated'],
});
