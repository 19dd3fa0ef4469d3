import { type ExpirationReport, expirationReport, type Report, type Thresholds } from '../../core/index.ts';

const made = new WeakMap<Report, ExpirationReport>();

/** The ends of the report's certificates, made once a report: new thresholds come with a new report. */
export function expirationOf(report: Report, thresholds: Thresholds): ExpirationReport {
  const known = made.get(report);
  if (known) return known;
  const expirations = expirationReport(report, thresholds);
  made.set(report, expirations);
  return expirations;
}
