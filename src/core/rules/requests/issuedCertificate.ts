import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { RequestView } from './signingRequests.ts';

/** The certificate in `status.certificate`: the first one, which is the leaf; undefined where none is issued. */
export function issuedCertificate({ document }: RequestView): CertificateArtifact | undefined {
  return document.certificate?.artifacts.find((artifact) => artifact.kind === 'certificate');
}
