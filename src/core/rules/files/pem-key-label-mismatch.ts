import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A private key under the label of another format: TLS tries every format, client-go's keyutil does not (verified). */
export const pemKeyLabelMismatch = problemRule(FILES['pem-key-label-mismatch'], {
  codes: ['pem-key-label-mismatch'],
});
