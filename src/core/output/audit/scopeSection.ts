import type { InspectedNode } from '../../model/report.ts';
import { skippedText } from '../skippedText.ts';
import { plural } from '../textReport.ts';
import { type AuditSection, type Block, cell, code, lines, text } from './auditDocument.ts';
import { type AuditInput, nodeLabels } from './auditInput.ts';

/** What was looked at, what was not, and by which measure. */
export function scopeSection(input: AuditInput): AuditSection {
  const { report, roots, settings, rules } = input;
  const { warningDays, caWarningDays, profile } = settings;
  const on = rules.filter((rule) => isOn(rule, input)).length;
  const folders = roots.map((root, at) => [...(roots.length > 1 ? [text(`${at + 1}: `)] : []), code(root)]);
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        ['Folders', cell(...lines(folders))],
        ['Files read', cell(text(filesText(input)))],
        ['Rules', cell(text(`${on} of ${rules.length}, profile ${profile}`))],
        ['Warned about', cell(text(`leaves ${warningDays} days, CAs ${caWarningDays} days before they expire`))],
        ['File modes', cell(text(modesText(report.nodes)))],
        [
          'How',
          cell(
            text('From the files alone: no cluster, component or network was asked. No private key is in this report.'),
          ),
        ],
      ],
    },
    nodesTable(input),
  ];
  if (report.skipped.length > 0) blocks.push(skippedTable(input));
  return { id: 'scope', title: [text('Scope')], blocks };
}

/** Whether a rule had its say. */
function isOn(rule: AuditInput['rules'][number], { settings }: Pick<AuditInput, 'settings'>): boolean {
  const severity = settings.severities[rule.id];
  return severity === undefined ? (rule.profile ?? settings.profile) === settings.profile : severity !== 'off';
}

function filesText({ report }: AuditInput): string {
  const count = plural(report.files.size, 'file');
  return report.truncated ? `${count}; the walk stopped at the limit, and the rest was not read` : count;
}

function modesText(nodes: readonly InspectedNode[]): string {
  const judged = nodes.filter(({ view }) => view.modesOf === 'machine' || view.modesOf === 'copy').length;
  if (judged === 0) return 'not judged: a copy has mostly lost them';
  return judged === nodes.length ? 'judged' : `judged on ${judged} of ${nodes.length} nodes`;
}

function nodesTable({ report }: AuditInput): Block {
  const labels = nodeLabels(report);
  return {
    kind: 'table',
    caption: 'Nodes',
    columns: ['Node', 'Files', 'Components', 'Private keys'],
    rows: report.nodes.map(({ view }, at) => [
      cell(text(labels[at] ?? view.label), ...(view.root ? [] : [text(' (files outside every node)')])),
      cell(text(String(view.files.length))),
      cell(text(view.components.map(({ name }) => name).join(', ') || 'none')),
      cell(text(view.hasPrivateKeys ? 'some are among the files' : 'none is among the files')),
    ]),
  };
}

function skippedTable({ report, pathOf }: AuditInput): Block {
  const rows = report.skipped.map((file) => ({ path: pathOf(file.uri), reason: skippedText(file) }));
  rows.sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
  return {
    kind: 'table',
    caption: 'Not read',
    columns: ['File', 'Reason'],
    rows: rows.map(({ path, reason }) => [cell(code(path)), cell(text(reason))]),
  };
}
