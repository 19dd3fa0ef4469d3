import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A block that somebody emptied before the files were handed on, or that a template fills in. */
export const pemWithheld = problemRule(FILES['pem-withheld'], {
  codes: ['pem-withheld'],
  // In the text of a script or an application's values it is nobody's file.
  adjustSeverity: ({ file }) => (file.format === 'pem' ? undefined : 'silent'),
});
