import { GO_X509, rfc5280, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Base64 that decodes to something else than its label says, or to a damaged structure (RFC 5280 section 4.1). */
export const pemBadDer = problemRule({
  id: 'files/pem-bad-der',
  codes: ['pem-bad-der'],
  severity: 'error',
  basis: 'must',
  title: 'A block holds no valid structure of its kind',
  docs: {
    why: 'The base64 text is readable, but what it encodes is no certificate, key or request: it was cut short, mixed with another block, or put under the wrong label. Go refuses the structure, and most components stop.',
    fix: 'Restore the file from a backup, or issue it anew. `openssl asn1parse -in file` shows how far the structure is intact.',
    references: [rfc5280('4.1'), rfc7468('5'), GO_X509],
  },
});
