import { unreadOf } from '../../../inspection/completeness.ts';
import { leftOutOf } from '../../../inspection/leftOut.ts';
import type { InspectedNode } from '../../../model/report.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { finished } from '../../../model/time/pausing.ts';
import { skippedText } from '../../describe/skippedText.ts';
import { unreadText } from '../../describe/unreadText.ts';
import { filesText } from '../json/counts.ts';
import { jsonUnread } from '../json/jsonReport.ts';
import { type AuditSection, type Block, cell, code, lines, text } from './auditDocument.ts';
import { type AuditInput, nodeLabels } from './auditInput.ts';
import { nodesText, sharedRows } from './sharedRows.ts';

/** The inspected and the uninspected files, and the criteria. */
export function scopeSection(input: AuditInput): AuditSection {
  const { report, roots, settings, rules } = input;
  const { warningDays, caWarningDays, profile } = settings;
  const on = rules.filter((rule) => isOn(rule, input)).length;
  const folders = roots.map((root, at) => [
    ...(roots.length > 1 ? [text(phrase('{number}: ', { number: at + 1 }))] : []),
    code(root),
  ]);
  const days = phrase('leaf certificates {warningDays} days, CAs {caWarningDays} days before expiry', {
    warningDays,
    caWarningDays,
  });
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        [phrase('Folders'), cell(...lines(folders))],
        [phrase('Files read'), cell(text(readText(input)))],
        [phrase('Complete'), cell(text(completeText(input)))],
        [phrase('Rules'), cell(text(phrase('{on} of {all}, profile {profile}', { on, all: rules.length, profile })))],
        [phrase('Expiry warnings'), cell(text(days))],
        [phrase('File modes'), cell(text(modesText(report.nodes)))],
        [
          phrase('Method'),
          cell(
            text(
              phrase(
                'Files only: no cluster, component or network was contacted. This report contains no private keys.',
              ),
            ),
          ),
        ],
      ],
    },
    nodesTable(input),
    ...placesTable(input),
  ];
  const incomplete = incompleteTable(input);
  if (incomplete) blocks.push(incomplete);
  const leftOut = leftOutTable(input);
  if (leftOut) blocks.push(leftOut);
  const unread = unreadTable(input);
  if (unread) blocks.push(unread);
  if (report.skipped.length > 0) blocks.push(skippedTable(input));
  return { id: 'scope', title: phrase('Scope'), blocks };
}

/** Whether a rule had its say. */
function isOn(rule: AuditInput['rules'][number], { settings }: Pick<AuditInput, 'settings'>): boolean {
  const severity = settings.severities[rule.id];
  return severity === undefined ? (rule.profile ?? settings.profile) === settings.profile : severity !== 'off';
}

function readText({ report }: AuditInput): Text {
  const files = filesText(report.files.size);
  return report.truncated
    ? phrase('{files}; the file limit was reached and the remaining files were not read', { files })
    : files;
}

function modesText(nodes: readonly InspectedNode[]): Text {
  const evaluated = nodes.filter(({ view }) => view.modesOf === 'machine' || view.modesOf === 'copy').length;
  if (evaluated === 0) return phrase('not checked: copies usually lose ownership and permissions');
  return evaluated === nodes.length
    ? phrase('checked')
    : phrase('checked on {evaluated} of {all} nodes', { evaluated, all: nodes.length });
}

function nodesTable(input: AuditInput): Block {
  const shared = sharedRows(
    input,
    input.report.nodes.map(({ view }) => view),
    (view) => ({
      node: view.id,
      texts: [view.files.length, view.hasPrivateKeys, ...view.components.map(({ name }) => name)].map(String),
    }),
  );
  return {
    kind: 'table',
    caption: phrase('Nodes'),
    columns: [phrase('Node'), phrase('Files'), phrase('Components'), phrase('Private keys')],
    rows: finished(shared).map(({ first: view, nodes }) => {
      const label = nodesText(nodes);
      const components = view.components.map(({ name }) => name);
      return [
        cell(text(view.root ? label : phrase('{label} (files that belong to no node)', { label }))),
        cell(text(view.files.length)),
        cell(text(components.length === 0 ? phrase('none') : joined(components, ', '))),
        cell(text(view.hasPrivateKeys ? phrase('found') : phrase('not found'))),
      ];
    }),
  };
}

function completeText({ report }: AuditInput): Text {
  const { length: count } = unreadOf(report);
  if (count === 0) return phrase('yes');
  return count === 1
    ? phrase('no: 1 file or folder was not read in full')
    : phrase('no: {count} files or folders were not read in full', { count });
}

/** Lists what makes the report incomplete. Undefined if it is complete. */
function incompleteTable({ report, pathOf }: AuditInput): Block | undefined {
  const rows = jsonUnread(report, pathOf).map(({ path, reason }) => [cell(code(path)), cell(text(unreadText(reason)))]);
  if (rows.length === 0) return undefined;
  return { kind: 'table', caption: phrase('Not read in full'), columns: [phrase('File'), phrase('Reason')], rows };
}

/** Lists what is left out by name. Undefined if nothing is. */
function leftOutTable({ report, pathOf }: AuditInput): Block | undefined {
  const rows = leftOutOf(report).map(({ uri, files, certificates }) => [
    cell(code(pathOf(uri) || '.')),
    cell(text(files)),
    cell(text(certificates)),
  ]);
  if (rows.length === 0) return undefined;
  const columns = [phrase('File or folder'), phrase('Files'), phrase('Certificates')];
  return {
    kind: 'table',
    caption: phrase('Left out by name; --include-left-out checks them, and so does opening the folder'),
    columns,
    rows,
  };
}

/** The sources that may set more flags than were read, without a guess about these. */
function unreadTable({ report }: AuditInput): Block | undefined {
  const labels = nodeLabels(report);
  const rows = report.nodes.flatMap(({ view }, at) =>
    view.components.flatMap(({ name, document }) =>
      document?.unreadSources
        ? [
            [
              cell(text(labels[at] ?? view.label)),
              cell(text(name)),
              cell(
                text(
                  joined(
                    document.unreadSources.map(({ what }) => what),
                    ', ',
                  ),
                ),
              ),
            ],
          ]
        : [],
    ),
  );
  if (rows.length === 0) return undefined;
  const columns = [phrase('Node'), phrase('Component'), phrase('Not read')];
  return { kind: 'table', caption: phrase('Configuration that was not read'), columns, rows };
}

/** The folders that are directories of a node by evidence alone, and the paths that it leaves open; empty if there are none. */
function placesTable({ report, pathOf }: AuditInput): readonly Block[] {
  const labels = nodeLabels(report);
  const rows = report.nodes.flatMap(({ view }, at) => {
    const label = cell(text(labels[at] ?? view.label));
    const { inferred = [], ambiguous = [] } = view.root ?? {};
    return [
      ...inferred.map(({ hostPath, uri }) => [label, cell(code(hostPath || '/')), cell(code(pathOf(uri) || '.'))]),
      ...[...ambiguous].map((path) => [label, cell(code(path)), cell(text(phrase('unknown: several files match')))]),
    ];
  });
  if (rows.length === 0) return [];
  const columns = [phrase('Node'), phrase('Path on the node'), phrase('Scanned folder')];
  return [{ kind: 'table', caption: phrase('Paths inferred from the files that reference them'), columns, rows }];
}

function skippedTable({ report, pathOf }: AuditInput): Block {
  const rows = report.skipped.map((file) => ({ path: pathOf(file.uri), reason: skippedText(file) }));
  rows.sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
  return {
    kind: 'table',
    caption: phrase('Not read'),
    columns: [phrase('File'), phrase('Reason')],
    rows: rows.map(({ path, reason }) => [cell(code(path)), cell(text(reason))]),
  };
}
