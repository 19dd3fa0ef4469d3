import { hexDigest } from '../../formats/x509/digest.ts';
import type { Severity } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import { unreadText } from '../describe/unreadText.ts';
import { listedFindings } from './json/jsonFindings.ts';
import { jsonUnread } from './json/jsonReport.ts';
import { jsonText } from './json/jsonText.ts';
import type { PathOf } from './json/paths.ts';
import { sarifFingerprints } from './sarifReport.ts';

/** GitLab's names of how bad an issue is (docs.gitlab.com, "Code Quality report format"). */
const SEVERITIES = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
} as const satisfies Record<Severity, string>;

/** The findings as GitLab's Code Quality report. A fingerprint stays the same when lines move. */
export async function gitlabReport(report: Report, pathOf: PathOf): Promise<string> {
  const listed = listedFindings(report, pathOf);
  const fingerprints = await sarifFingerprints(
    report,
    listed.map(({ finding }) => finding),
    pathOf,
  );
  const issues = listed.map(({ json, finding }, at) => ({
    description: plainText(finding.message),
    check_name: json.rule,
    fingerprint: fingerprints[at] ?? `${json.rule}:${json.file}:${at}`,
    severity: SEVERITIES[json.severity],
    location: { path: json.file, lines: { begin: json.line, end: json.endLine } },
  }));
  const unread = jsonUnread(report, pathOf).map(async ({ path, reason }) => ({
    description: plainText(phrase('Not read in full: {reason}', { reason: unreadText(reason) })),
    check_name: 'incomplete',
    fingerprint: await hexDigest('SHA-256', new TextEncoder().encode(`incomplete\0${reason}\0${path}`)),
    severity: SEVERITIES.warning,
    location: { path, lines: { begin: 1, end: 1 } },
  }));
  return jsonText([...issues, ...(await Promise.all(unread))]);
}
