import { compareText } from '../../../model/collections/compareText.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import type { Report } from '../../../model/report.ts';
import { shownRange } from '../../../model/shownPlace.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { rulePageUrl } from '../../../rules/engine/ruleDoc.ts';
import type { PathOf } from './paths.ts';

/** Lines and columns count from 1, ends are exclusive, columns count UTF-16 units. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The weakest evidence that it depends on. */
  readonly evidence: Evidence;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly help: string | null;
}

/** A finding next to what a report prints of it. */
export interface ListedFinding {
  readonly json: JsonFinding;
  readonly finding: Finding;
}

/** The findings sorted by their places, whatever the URIs before the paths are. */
export function listedFindings(report: Report, pathOf: PathOf): readonly ListedFinding[] {
  return report.findings
    .map((finding) => ({ json: membersOf(finding, report.files.get(finding.at.uri), pathOf), finding }))
    .sort(
      ({ json: a }, { json: b }) =>
        compareText(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message),
    );
}

function membersOf(finding: Finding, file: DecodedFile | undefined, pathOf: PathOf): JsonFinding {
  const range = file && shownRange(file, finding.at.span);
  return {
    rule: finding.rule,
    severity: finding.severity,
    evidence: finding.evidence,
    message: plainText(finding.message),
    file: pathOf(finding.at.uri),
    line: (range?.start.line ?? 0) + 1,
    column: (range?.start.character ?? 0) + 1,
    endLine: (range?.end.line ?? 0) + 1,
    endColumn: (range?.end.character ?? 0) + 1,
    help: rulePageUrl(finding.rule),
  };
}
