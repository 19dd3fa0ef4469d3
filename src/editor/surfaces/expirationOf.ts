import { derivedFor } from '../../core/beforeCandidates.ts';
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

/** The ends of the report's certificates. */
export function expirationOf(report: Report, { warningDays, caWarningDays }: Thresholds): ExpirationReport {
  return expirations(report, warningDays, caWarningDays);
}

const expirations = derivedFor((report: Report, warningDays: number, caWarningDays: number) =>
  expirationReport(report, { warningDays, caWarningDays }),
);

/** What is to be known of them at a glance. */
export function expirationSummaryOf(report: Report, thresholds: Thresholds): ExpirationSummary {
  return report.files.size === 0 ? NOTHING : summaryOf(expirationOf(report, thresholds), report);
}

/** Without files, what counts them need not be loaded. */
const NOTHING: ExpirationSummary = {
  expired: [],
  expiring: [],
  broken: [],
  following: new Map(),
  causes: [],
  connections: 0,
};

const summaryOf = derivedFor((all: ExpirationReport, report: Report) => expirationSummary(all, report));

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
