import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { enumerated, joined, phrase } from '../../model/text/text.ts';
import { GO_X509, rfc5280 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A structure that is well formed but that Go does not read: negative serials, DSA, other curves (Go's source). */
export const pemUnsupportedType = problemRule({
  id: 'files/pem-unsupported-type',
  codes: ['pem-unsupported-type'],
  severity: 'error',
  basis: 'observed',
  title: 'Go cannot read this kind of certificate or key',
  docs: {
    why: 'Every Kubernetes component is written in Go, whose X.509 reader takes RSA, Ed25519 and the four NIST curves only, and refuses duplicate extensions and, since Go 1.23 (Kubernetes 1.32), negative serial numbers. OpenSSL may be content all the same.',
    fix: 'Issue the certificate anew with a key and a form that Go knows: RSA of 2048 bits or more, or ECDSA on P-256, and a positive serial number.',
    references: [
      GO_X509,
      rfc5280('4.1.2.2'),
      {
        source: 'Go',
        section: '1.23 release notes, crypto/x509',
        url: 'https://go.dev/doc/go1.23#cryptox509pkgcryptox509',
      },
    ],
  },
  tell({ message, refusal }, readers) {
    if (refusal === undefined) return message;
    const told =
      readers.length === 0
        ? message
        : phrase('{readers} cannot read this: {error}.', { readers: enumerated(readers), error: refusal });
    return isNegativeSerial(refusal) ? joined([told, SINCE_GO_1_23], ' ') : told;
  },
  // Kubernetes 1.32 is the first that Go 1.23 builds; `x509negativeserial` is on before.
  adjustSeverity: (_file, { refusal }, node) =>
    isNegativeSerial(refusal) && holdsForCluster(node, BEHAVIOURS.negativeSerialRefused) !== 'yes'
      ? 'warning'
      : undefined,
});

const SINCE_GO_1_23 = phrase(
  'Go refuses it since 1.23, which Kubernetes is built with since 1.32: issue the certificate again with a positive serial number.',
);

function isNegativeSerial(refusal: string | undefined): boolean {
  return refusal?.includes('x509: negative serial number') === true;
}
