import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** RFC 1421 headers in a CERTIFICATE block: client-go skips it (verified against its source). */
export const pemCertHeaders = problemRule(FILES['pem-cert-headers'], {
  codes: ['pem-cert-headers'],
});
