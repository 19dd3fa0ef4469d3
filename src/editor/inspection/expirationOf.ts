import { derivedFor } from '../../core/beforeCandidates.ts';
import {
  authorityName,
  dateText,
  type ExpirationEntry,
  type ExpirationReport,
  type ExpirationSummary,
  expirationReport,
  expirationSummary,
  phrase,
  type Report,
  spanText,
  type Text,
  type Thresholds,
  untrusted,
} from '../../core/index.ts';

/** The ends of the report's certificates. */
export function expirationOf(report: Report, { warningDays, caWarningDays }: Thresholds): ExpirationReport {
  return expirations(report, warningDays, caWarningDays);
}

const expirations = derivedFor((report: Report, warningDays: number, caWarningDays: number) =>
  expirationReport(report, { warningDays, caWarningDays }),
);

/** A summary of the expirations. */
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

/** 'Next to expire: etcd-server ("node1"), in 12 days (2026-12-07 03:00 UTC).'; undefined if nothing is left to expire. */
export function nextToEnd({ next }: ExpirationSummary, now: number): Text | undefined {
  const end = next?.certificate?.notAfter;
  if (!next || end === undefined) return undefined;
  return phrase('Next to expire: {name}, in {left} ({date}).', {
    name: entryTitle(next),
    left: spanText(end - now),
    date: dateText(end),
  });
}

/** The name in the list of expirations, and the one that findings use: 'etcd-server ("node1")'. */
export function entryTitle({ name, certificate }: ExpirationEntry): Text {
  const commonName = certificate ? authorityName(certificate) : name;
  return commonName === name ? untrusted(name) : phrase('{name} ("{commonName}")', { name, commonName });
}
