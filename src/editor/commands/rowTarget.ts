import type { CertificateArtifact, Report } from '../../core/index.ts';

/** The target of a tree's row: the file and the offset; undefined for anything that is no such row. */
export function rowTarget(row: unknown): { readonly uri: string; readonly start: number } | undefined {
  const target = field(row, 'target');
  const uri = field(target, 'uri');
  const start = field(field(target, 'span'), 'start');
  return typeof uri === 'string' && typeof start === 'number' ? { uri, start } : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The certificate of a tree's row or a hover's link, at its exact place if that is known; undefined for anything else. */
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
