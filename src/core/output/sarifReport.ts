import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../rules/rule.ts';
import { rulePageUrl } from '../rules/rulePage.ts';
import type { Location } from '../text/span.ts';
import type { PathOf } from './paths.ts';

/** SARIF 2.1.0 §3.27.10: its levels for our severities. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** The findings as SARIF 2.1.0 (OASIS), as code scanning services read it. */
export function sarifReport(report: Report, rules: readonly Rule[], version: string, pathOf: PathOf): string {
  const used = rules.filter(({ id }) => report.findings.some((finding) => finding.rule === id));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kubernetes PKI Inspector',
            semanticVersion: version,
            informationUri: 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector',
            rules: used.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.docs.why },
              help: { text: rule.docs.fix },
              helpUri: rulePageUrl(rule.id),
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => sarifResult(finding, index.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;

  function sarifResult(finding: Finding, ruleIndex: number | undefined) {
    return {
      ruleId: finding.rule,
      ruleIndex,
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [sarifLocation(finding.at)],
      relatedLocations: finding.related.map((place, id) => ({
        id,
        ...sarifLocation(place),
        message: { text: place.message },
      })),
    };
  }

  function sarifLocation({ uri, span }: Location) {
    const file = report.files.get(uri);
    const { start, end } = file?.lines.rangeOf(span) ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
    return {
      physicalLocation: {
        artifactLocation: { uri: pathOf(uri).split('/').map(encodeURIComponent).join('/') },
        region: {
          startLine: start.line + 1,
          startColumn: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
        },
      },
    };
  }
}
