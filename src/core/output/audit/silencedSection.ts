import { type AuditSection, type Block, type Cell, cell, code, message, text } from './auditDocument.ts';
import { type AuditInput, placeText } from './auditInput.ts';

/** What was not judged, or judged and hidden: rules that are off, changed severities, comments in the files. */
export function silencedSection(input: AuditInput): AuditSection {
  const blocks = [...suppressedTable(input), ...settingsTable(input)];
  const other = input.rules.filter(
    ({ id, profile }) =>
      (profile ?? input.settings.profile) !== input.settings.profile && input.settings.severities[id] === undefined,
  );
  if (other.length > 0) {
    const names = [...new Set(other.map(({ profile }) => profile))].join(', ');
    const content = [text(`${other.length} rules belong to another profile (${names}) and were not asked.`)];
    blocks.push({ kind: 'paragraph', content });
  }
  const none: Block = { kind: 'paragraph', content: [text('Every rule was asked, and no comment hides a finding.')] };
  return {
    id: 'silenced',
    title: [text('Rules that were off and findings that are hidden')],
    blocks: blocks.length === 0 ? [none] : blocks,
  };
}

function suppressedTable(input: AuditInput): Block[] {
  const rows = input.report.nodes
    .flatMap(({ suppressed }) => suppressed ?? [])
    .map(({ finding, scope, reason }) => ({ place: placeText(input, finding.at), finding, scope, reason }))
    .sort((a, b) => compare(a.place, b.place) || compare(a.finding.rule, b.finding.rule))
    .map(({ place, finding, scope, reason }): readonly Cell[] => [
      cell(text(finding.severity)),
      cell(code(place)),
      cell(message(finding.message)),
      cell(text(finding.rule)),
      cell(text(scope === 'file' ? 'the whole file' : 'one line')),
      cell(text(reason ?? 'The comment gives no reason.')),
    ]);
  if (rows.length === 0) return [];
  const columns = ['Severity', 'Place', 'Finding', 'Rule', 'Hidden in', 'Reason'];
  return [{ kind: 'table', caption: 'Findings that a comment in the file hides', columns, rows }];
}

function settingsTable({ rules, settings }: AuditInput): Block[] {
  const rows = rules.flatMap((rule): readonly (readonly Cell[])[] => {
    const severity = settings.severities[rule.id];
    if (severity === undefined || severity === rule.severity) return [];
    const told = severity === 'off' ? 'off' : `${severity} instead of ${rule.severity}`;
    return [[cell(text(rule.id)), cell(text(rule.title)), cell(text(told))]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'table', caption: 'Rules that settings or options change', columns: ['Rule', 'Title', 'Set to'], rows },
  ];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
