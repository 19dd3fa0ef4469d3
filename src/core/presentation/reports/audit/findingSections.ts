import { type Finding, SEVERITIES, type Severity } from '../../../model/finding.ts';
import { shownStart } from '../../../model/shownPlace.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { commandLines } from '../../../model/text/shellCommand.ts';
import { joined, phrase } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { rulePageUrl } from '../../../rules/engine/ruleDoc.ts';
import { findingsText } from '../json/counts.ts';
import {
  type AuditSection,
  type Block,
  cell,
  code,
  type Fact,
  lines,
  prose,
  type Tone,
  text,
} from './auditDocument.ts';
import { type AuditInput, nodeLabels, placeText } from './auditInput.ts';

const TONES: Readonly<Partial<Record<Severity, Tone>>> = { error: 'bad', warning: 'warning' };

/** The findings node by node, the severest first. */
export function findingsSection(input: AuditInput): AuditSection {
  const { nodes, findings } = input.report;
  const labels = nodeLabels(input.report);
  const groups = nodes.flatMap((node, at): readonly AuditSection[] => {
    if (node.findings.length === 0) return [];
    return [
      {
        id: `node-${at + 1}`,
        title: phrase('{node}: {findings}', {
          node: labels[at] ?? '',
          findings: findingsText(node.findings.length),
        }),
        blocks: inOrder(input, node.findings).map((finding) => findingBlock(input, finding)),
      },
    ];
  });
  const none: Block = { kind: 'paragraph', content: [text(phrase('No findings.'))] };
  return {
    id: 'findings',
    title: phrase('Findings'),
    blocks: findings.length === 0 ? [none] : [],
    sections: groups,
  };
}

function inOrder(input: AuditInput, findings: readonly Finding[]): readonly Finding[] {
  const { report, pathOf } = input;
  const keyed = findings.map((finding) => {
    const { line, character } = shownStart(report, finding.at) ?? { line: 0, character: 0 };
    return { finding, path: pathOf(finding.at.uri), line, character };
  });
  keyed.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.character - b.character ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(plainText(a.finding.message), plainText(b.finding.message)),
  );
  return keyed.map(({ finding }) => finding);
}

function findingBlock(input: AuditInput, finding: Finding): Block {
  const { rule, severity, message, at, related, command } = finding;
  const page = input.rules.find(({ id }) => id === rule);
  const rows: Fact[] = [
    [phrase('Place'), cell(code(placeText(input, at)))],
    [phrase('Rule'), cell({ kind: 'link', text: untrusted(rule), url: rulePageUrl(rule) })],
  ];
  if (page?.cis) rows.push([phrase('CIS Kubernetes Benchmark 1.12'), cell(text(joined(page.cis, ', ')))]);
  if (page?.fix) rows.push([phrase('Fix'), cell(prose(page.fix))]);
  if (command !== undefined) rows.push([phrase('Command'), cell(code(commandLines(command).join(' && ')))]);
  if (related.length > 0) {
    const places = related.map((place) => [code(placeText(input, place)), text(' '), text(place.message)]);
    rows.push([phrase('Related'), cell(...lines(places))]);
  }
  return { kind: 'finding', severity, tone: TONES[severity], message, rows };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
