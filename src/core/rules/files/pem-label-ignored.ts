import type { NodeFile } from '../../model/node.ts';
import { CLIENT_GO_CERT, rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** TRUSTED CERTIFICATE and X509 CERTIFICATE: client-go passes over such blocks (its source, tried). */
export const pemLabelIgnored = problemRule({
  id: 'files/pem-label-ignored',
  codes: ['pem-label-ignored'],
  severity: 'error',
  basis: 'observed',
  title: 'Kubernetes does not read this PEM label',
  message: 'Kubernetes only reads `CERTIFICATE` blocks; this one is skipped.',
  docs: {
    why: 'OpenSSL writes `TRUSTED CERTIFICATE` where trust settings are attached, and old tools write `X509 CERTIFICATE`. Kubernetes skips both, so a CA in such a block is not trusted; etcd takes the first kind for a damaged certificate.',
    fix: 'Write the block anew: `openssl x509 -in file -out file` prints a plain `CERTIFICATE` block.',
    references: [CLIENT_GO_CERT, rfc7468('5.1')],
  },
  adjustSeverity: (file) => (hasUsableCertificate(file) ? 'warning' : undefined),
});

function hasUsableCertificate({ file }: NodeFile): boolean {
  return file.artifacts.some(({ kind, origin }) => kind === 'certificate' && !origin.hiddenFromGo);
}
