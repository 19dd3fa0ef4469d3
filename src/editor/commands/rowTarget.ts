import type { CertificateArtifact, Report } from '../../core/index.ts';

/** Where a tree's row leads: the file and the offset; undefined for anything that is no such row. */
export function rowTarget(row: unknown): { readonly uri: string; readonly start: number } | undefined {
  const target = field(row, 'target');
  const uri = field(target, 'uri');
  const start = field(field(target, 'span'), 'start');
  return typeof uri === 'string' && typeof start === 'number' ? { uri, start } : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

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
