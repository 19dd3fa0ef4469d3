import {
  dateText,
  type ExpirationReport,
  type ExpirationSummary,
  expirationReport,
  expirationSummary,
  humanDuration,
  phrase,
  type Report,
  type Text,
  type Thresholds,
} from '../../core/index.ts';

const reports = new WeakMap<Report, ExpirationReport>();

const summaries = new WeakMap<ExpirationReport, ExpirationSummary>();

/** The ends of the report's certificates, made once a report: new thresholds come with a new report. */
export function expirationOf(report: Report, thresholds: Thresholds): ExpirationReport {
  const known = reports.get(report);
  if (known) return known;
  const expirations = expirationReport(report, thresholds);
  reports.set(report, expirations);
  return expirations;
}

/** What is to be known of them at a glance, made once a report as well. */
export function expirationSummaryOf(report: Report, thresholds: Thresholds): ExpirationSummary {
  const expirations = expirationOf(report, thresholds);
  const known = summaries.get(expirations);
  if (known) return known;
  const summary = expirationSummary(expirations, report);
  summaries.set(expirations, summary);
  return summary;
}

/** "The next to end: etcd-server, in 12d (Dec 07, 2026 03:00 UTC)."; undefined where nothing is left to end. */
export function nextToEnd({ next }: ExpirationSummary, now: number): Text | undefined {
  const end = next?.certificate?.notAfter;
  if (!next || end === undefined) return undefined;
  return phrase('Next to expire: {name}, in {left} ({date}).', {
    name: next.name,
    left: humanDuration(end - now),
    date: dateText(end),
  });
}
