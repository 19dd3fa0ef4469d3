import type { Severity } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { phrase } from '../../model/text/text.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { unreadText } from '../describe/unreadText.ts';
import { findingFingerprints, textFingerprint } from './fingerprints.ts';
import { listedFindings } from './json/jsonFindings.ts';
import { type JsonUnread, jsonUnread } from './json/jsonReport.ts';
import { jsonPieces } from './json/jsonText.ts';
import type { PathOf } from './json/paths.ts';

/** GitLab's names of how bad an issue is (docs.gitlab.com, "Code Quality report format"). */
const SEVERITIES = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
} as const satisfies Record<Severity, string>;

/**
 * The findings as GitLab's Code Quality report, in pieces. A fingerprint stays the same when lines move; all are computed before the first
 * piece, in slices.
 */
export async function gitlabPieces(report: Report, pathOf: PathOf, scheduler: Scheduler): Promise<Generator<string>> {
  const listed = listedFindings(report, pathOf);
  const findings = listed.map(({ finding }) => finding);
  const fingerprints = await findingFingerprints(report, findings, pathOf, scheduler);
  const unread: (JsonUnread & { readonly fingerprint: string })[] = [];
  for (const one of jsonUnread(report, pathOf)) {
    unread.push({ ...one, fingerprint: await textFingerprint(`incomplete\0${one.reason}\0${one.path}`) });
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return jsonPieces(issues());

  function* issues() {
    for (const [at, { json, finding }] of listed.entries()) {
      yield {
        description: plainText(finding.message),
        check_name: json.rule,
        fingerprint: fingerprints[at] ?? `${json.rule}:${json.file}:${at}`,
        severity: SEVERITIES[json.severity],
        location: { path: json.file, lines: { begin: json.line, end: json.endLine } },
      };
    }
    for (const { path, reason, fingerprint } of unread) {
      yield {
        description: plainText(phrase('Not read in full: {reason}', { reason: unreadText(reason) })),
        check_name: 'incomplete',
        fingerprint,
        severity: SEVERITIES.warning,
        location: { path, lines: { begin: 1, end: 1 } },
      };
    }
  }
}
