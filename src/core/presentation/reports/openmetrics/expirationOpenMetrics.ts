import type { CertificateArtifact } from '../../../model/artifacts/artifact.ts';
import type { Report } from '../../../model/report.ts';
import { visibleText } from '../../../model/text/visibleText.ts';
import type { ExpirationEntry } from '../../expiration/expirationEntry.ts';
import type { ExpirationReport } from '../../expiration/expirationReport.ts';
import type { PathOf } from '../json/paths.ts';
import { certificateLabels, LABELS, type Labels } from './certificateLabels.ts';

interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: (certificate: CertificateArtifact['certificate'], now: number) => number;
}

/** As x509-certificate-exporter names them, so that its dashboards and alerts work. */
const GAUGES: readonly Gauge[] = [
  {
    name: 'x509_cert_not_before',
    help: 'Time from which the certificate is valid, in seconds since 1970.',
    value: ({ notBefore }) => Math.floor(notBefore / 1000),
  },
  {
    name: 'x509_cert_not_after',
    help: 'Time until which the certificate is valid, in seconds since 1970.',
    value: ({ notAfter }) => Math.floor(notAfter / 1000),
  },
  {
    name: 'x509_cert_expired',
    help: 'Whether the certificate has expired: 1 or 0.',
    value: ({ notAfter }, now) => (notAfter < now ? 1 : 0),
  },
];

/**
 * The dates of every certificate as gauges, for the textfile collector of node_exporter: OpenMetrics 1.0 in the part that
 * the older text format of Prometheus shares with it, hence without units and timestamps.
 */
export function expirationOpenMetrics(
  { certificates, authorities, now }: ExpirationReport,
  { files }: Pick<Report, 'files'>,
  pathOf: PathOf,
): string {
  const series = distinct([...certificates, ...authorities].flatMap((entry) => seriesOf(entry, files, pathOf)));
  const lines = GAUGES.flatMap(({ name, help, value }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...series.map(({ labels, artifact }) => `${name}{${labelText(labels)}} ${value(artifact.certificate, now)}`),
  ]);
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

interface Series {
  readonly labels: Labels;
  readonly artifact: CertificateArtifact;
}

function seriesOf({ at, certificate }: ExpirationEntry, files: Report['files'], pathOf: PathOf): readonly Series[] {
  const file = files.get(at?.uri ?? '');
  const artifact = file?.artifacts.find(
    (one): one is CertificateArtifact =>
      one.kind === 'certificate' && one.certificate === certificate && one.origin.span.start === at?.span.start,
  );
  return file && artifact ? [{ artifact, labels: certificateLabels(artifact, file, pathOf(file.uri)) }] : [];
}

/** Tells series apart that have the same labels otherwise, such as those of two copies in one field. */
function distinct(series: readonly Series[]): readonly Series[] {
  const counts = new Map<string, number>();
  return series.map(({ labels, artifact }) => {
    const text = labelText(labels);
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    return { artifact, labels: count === 0 ? labels : { ...labels, discriminator: String(count) } };
  });
}

function labelText(labels: Labels): string {
  return LABELS.map((name) => `${name}="${escaped(labels[name] ?? '')}"`).join(',');
}

/** Half of a surrogate pair, which no UTF-8 can hold, becomes its replacement. A line end has an escape, other invisible characters do not. */
function escaped(value: string): string {
  return value
    .split('\n')
    .map(visibleText)
    .join('\n')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
