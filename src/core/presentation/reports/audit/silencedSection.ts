import { compareText } from '../../../model/collections/compareText.ts';
import { joined, phrase } from '../../../model/text/text.ts';
import { type AuditSection, type Block, type Cell, cell, code, text } from './auditDocument.ts';
import { type AuditInput, placeText } from './auditInput.ts';

/** The parts that were not judged, or judged and hidden: rules that are off, changed severities, comments in the files. */
export function silencedSection(input: AuditInput): AuditSection {
  const blocks = [...suppressedTable(input), ...settingsTable(input), ...otherProfiles(input)];
  const none: Block = {
    kind: 'paragraph',
    content: [text(phrase('All rules ran, and no comments suppress findings.'))],
  };
  return {
    id: 'silenced',
    title: phrase('Disabled rules and suppressed findings'),
    ...(blocks.some(({ kind }) => kind === 'table') && { isWide: true }),
    blocks: blocks.length === 0 ? [none] : blocks,
  };
}

function otherProfiles({ rules, settings }: AuditInput): Block[] {
  const other = rules.flatMap(({ id, profile = settings.profile }) =>
    profile !== settings.profile && settings.severities[id] === undefined ? [profile] : [],
  );
  if (other.length === 0) return [];
  const sentence = phrase('{count} rules belong to another profile ({profiles}) and did not run.', {
    count: other.length,
    profiles: joined([...new Set(other)], ', '),
  });
  return [{ kind: 'paragraph', content: [text(sentence)] }];
}

function suppressedTable(input: AuditInput): Block[] {
  const rows = input.report.nodes
    .flatMap(({ suppressed }) => suppressed ?? [])
    .map(({ finding, scope, reason }) => ({ place: placeText(input, finding.at), finding, scope, reason }))
    .sort((a, b) => compareText(a.place, b.place) || compareText(a.finding.rule, b.finding.rule))
    .map(({ place, finding, scope, reason }): readonly Cell[] => [
      cell(text(finding.severity)),
      cell(code(place)),
      cell(text(finding.message)),
      cell(text(finding.rule)),
      cell(text(scope === 'file' ? phrase('the whole file') : phrase('one line'))),
      cell(text(reason ?? phrase('No reason given.'))),
    ]);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: phrase('Findings suppressed by comments'),
      columns: [
        phrase('Severity'),
        phrase('Place'),
        phrase('Finding'),
        phrase('Rule'),
        phrase('Scope'),
        phrase('Reason'),
      ],
      rows,
    },
  ];
}

function settingsTable({ rules, settings }: AuditInput): Block[] {
  const rows = rules.flatMap((rule): readonly (readonly Cell[])[] => {
    const severity = settings.severities[rule.id];
    if (severity === undefined || severity === rule.severity) return [];
    const reported =
      severity === 'off' ? phrase('off') : phrase('{severity} instead of {usual}', { severity, usual: rule.severity });
    return [[cell(text(rule.id)), cell(text(rule.title)), cell(text(reported))]];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: phrase('Rules changed by settings or options'),
      columns: [phrase('Rule'), phrase('Title'), phrase('Set to')],
      rows,
    },
  ];
}
