import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, type Material } from '../../model/material.ts';

/** Certificates of the first bundle whose key the second holds as well: one CA, however often it was renewed. */
export function sharedCertificates(
  bundle: Material | undefined,
  other: Material | undefined,
): readonly CertificateArtifact[] {
  if (!bundle || !other) return [];
  const keys = new Set(certificatesOf(other).map(({ certificate }) => certificate.publicKey.id));
  return certificatesOf(bundle).filter(({ certificate }) => keys.has(certificate.publicKey.id));
}
