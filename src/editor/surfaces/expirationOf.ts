import {
  type ExpirationReport,
  type ExpirationSummary,
  expirationReport,
  expirationSummary,
  type Report,
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
  const summary = expirationSummary(expirations, report.connections);
  summaries.set(expirations, summary);
  return summary;
}
