import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A private key under the label of another form: TLS tries every form, client-go's keyutil does not (tried). */
export const pemKeyLabelMismatch = problemRule(FILES['pem-key-label-mismatch'], {
  codes: ['pem-key-label-mismatch'],
});
