import { type Finding, SEVERITIES, type Severity } from '../../model/finding.ts';
import { rulePageUrl } from '../../rules/rulePage.ts';
import { plural } from '../textReport.ts';
import {
  type AuditSection,
  type Block,
  type Cell,
  cell,
  code,
  lines,
  message,
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
        title: [text(`${labels[at] ?? ''}: ${plural(node.findings.length, 'finding')}`)],
        blocks: inOrder(input, node.findings).map((finding) => findingBlock(input, finding)),
      },
    ];
  });
  const none: Block = { kind: 'paragraph', content: [text('Nothing was found.')] };
  return {
    id: 'findings',
    title: [text('Findings')],
    blocks: findings.length === 0 ? [none] : [],
    sections: groups,
  };
}

function inOrder(input: AuditInput, findings: readonly Finding[]): readonly Finding[] {
  const { report, pathOf } = input;
  const keyed = findings.map((finding) => {
    const { line, character } = report.files.get(finding.at.uri)?.lines.positionAt(finding.at.span.start) ?? {
      line: 0,
      character: 0,
    };
    return { finding, path: pathOf(finding.at.uri), line, character };
  });
  keyed.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.character - b.character ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(a.finding.message, b.finding.message),
  );
  return keyed.map(({ finding }) => finding);
}

function findingBlock(input: AuditInput, finding: Finding): Block {
  const { rule, severity, message: told, at, related, command } = finding;
  const docs = input.rules.find(({ id }) => id === rule)?.docs;
  const rows: [string, Cell][] = [
    ['Place', cell(code(placeText(input, at)))],
    ['Rule', cell({ kind: 'link', text: rule, url: rulePageUrl(rule) })],
  ];
  if (docs?.cis) rows.push(['CIS Kubernetes Benchmark 1.12', cell(text(docs.cis.join(', ')))]);
  if (docs?.fix) rows.push(['Fix', cell(prose(docs.fix))]);
  if (command !== undefined) rows.push(['Command', cell(code(command))]);
  if (related.length > 0) {
    const places = related.map((place) => [code(placeText(input, place)), message(` ${place.message}`)]);
    rows.push(['Related', cell(...lines(places))]);
  }
  return { kind: 'finding', severity, tone: TONES[severity], message: [message(told)], rows };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
