import { CLIENT_GO_CERT, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** RFC 1421 headers in a CERTIFICATE block: client-go passes over it (its source, tried). */
export const pemCertHeaders = problemRule({
  id: 'files/pem-cert-headers',
  codes: ['pem-cert-headers'],
  severity: 'warning',
  basis: 'observed',
  title: 'A certificate block has headers',
  message: 'client-go skips CERTIFICATE blocks with headers.',
  docs: {
    why: 'Lines such as `subject: …` between BEGIN and the base64 text are headers of the old PEM format. RFC 7468 forbids them, and Kubernetes leaves such a certificate out of a bundle without a word. Text before BEGIN is harmless.',
    fix: 'Remove the header lines: `openssl x509 -in file -out file` writes the block without them.',
    references: [CLIENT_GO_CERT, rfc7468('2')],
  },
});
