import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A block that was redacted before the files were shared, or that a template fills in. */
export const pemWithheld = problemRule(FILES['pem-withheld'], {
  codes: ['pem-withheld'],
  // In a script or an application's values, no component reads it.
  adjustSeverity: ({ file }) => (file.format === 'pem' ? undefined : 'silent'),
});
