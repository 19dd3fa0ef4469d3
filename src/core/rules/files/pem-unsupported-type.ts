import { problemRule } from '../problemRule.ts';
import { GO_X509, rfc5280 } from '../references.ts';

/** A structure that is well formed but that Go does not read: negative serials, DSA, other curves (Go's source). */
export const pemUnsupportedType = problemRule({
  id: 'files/pem-unsupported-type',
  codes: ['pem-unsupported-type'],
  severity: 'error',
  basis: 'observed',
  title: 'Go cannot read this kind of certificate or key',
  docs: {
    why: 'Every Kubernetes component is written in Go, whose X.509 reader takes RSA, Ed25519 and the four NIST curves only, and refuses negative serial numbers and duplicate extensions. OpenSSL may be content all the same.',
    fix: 'Issue the certificate anew with a key and a form that Go knows: RSA of 2048 bits or more, or ECDSA on P-256.',
    references: [GO_X509, rfc5280('4.1.2.2')],
  },
});
