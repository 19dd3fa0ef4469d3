import { rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A block that somebody emptied before the files were handed on, or that a template fills in. */
export const pemWithheld = problemRule({
  id: 'files/pem-withheld',
  codes: ['pem-withheld'],
  severity: 'hint',
  basis: 'observed',
  // In the text of a script or an application's values it is nobody's file.
  adjustSeverity: ({ file }) => (file.format === 'pem' ? undefined : 'silent'),
  title: 'The content of a PEM block is withheld',
  docs: {
    why: 'Support tools such as sosreport write `***** SCRUBBED *****` over certificates and keys, people write `REDACTED`, and templates are filled in later. What depends on such a block is unknown, and nothing is said of it.',
    fix: 'Nothing is wrong. To have the certificate checked, take the file itself; a certificate is no secret.',
    references: [rfc7468('2')],
  },
});
