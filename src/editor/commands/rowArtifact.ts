import type { CertificateArtifact, Report } from '../../core/index.ts';

/**
 * The certificate that a tree's row or a hover's link stands for, at its very place where that is told; undefined for
 * anything else.
 */
export function rowArtifact(report: Report, row: unknown): CertificateArtifact | undefined {
  if (typeof row !== 'object' || row === null || !('certificate' in row)) return undefined;
  const target = 'target' in row && typeof row.target === 'object' ? row.target : undefined;
  const uri = target && 'uri' in target ? target.uri : undefined;
  const found = [...report.files.values()].flatMap(({ artifacts }) =>
    artifacts.filter((one) => one.kind === 'certificate' && one.certificate.sha256 === row.certificate),
  );
  const certificates = found.filter((one) => one.kind === 'certificate');
  return certificates.find(({ origin }) => origin.uri === uri) ?? certificates[0];
}
