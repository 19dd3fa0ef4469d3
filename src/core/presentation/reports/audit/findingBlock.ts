import { connectionTitle } from '../../../connections/connectionText.ts';
import { consequences } from '../../../inspection/consequences.ts';
import { followingConnections } from '../../../inspection/followingConnections.ts';
import { warningsBeforeFix } from '../../../inspection/restarts.ts';
import type { Connection } from '../../../model/connection.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import { derived } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import type { Location } from '../../../model/source/span.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { commandLines } from '../../../model/text/shellCommand.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import type { Pausing } from '../../../model/time/pausing.ts';
import { endPlace } from '../../../rules/causes/brokenPlaces.ts';
import { rulePageUrl } from '../../../rules/engine/ruleDoc.ts';
import { effectText, moreText } from '../../describe/brokenText.ts';
import { failureLabel } from '../../describe/failureLabel.ts';
import { findingsText } from '../json/counts.ts';
import {
  type Block,
  type Cell,
  cell,
  code,
  type Fact,
  type Inline,
  lines,
  prose,
  type Tone,
  text,
} from './auditDocument.ts';
import { type AuditInput, placeText } from './auditInput.ts';
import { hasSeveralNodes, nodesText, type SharedRow, sharedRows } from './sharedRows.ts';

const TONES: Readonly<Partial<Record<Severity, Tone>>> = { error: 'bad', warning: 'warning' };

/** The most items of one kind in a block: more would fill pages. */
const MAX_LISTED = 50;

/** The findings of one rule: what, where, and what to do; equal ones of several nodes once, and what they break below. */
export function* findingBlock(
  input: AuditInput,
  findings: readonly Finding[],
  breaks: readonly Connection[],
): Pausing<Extract<Block, { kind: 'finding' }>> {
  const { rule = '', severity = 'error' } = findings[0] ?? {};
  const page = input.rules.find(({ id }) => id === rule);
  const shared = yield* sharedRows(input, findings, (finding) => ({
    node: nodeOf(input, finding),
    texts: textsOf(input, finding),
  }));
  const [only] = shared;
  const isOne = shared.length === 1 && only !== undefined;
  const rows: Fact[] = [
    ...(isOne
      ? placeRows(input, only, breaks)
      : shared.slice(0, MAX_LISTED).map((one) => occurrenceRow(input, one, breaks))),
    ...moreRow(shared.length - MAX_LISTED),
    ...(breaks.length > 0 ? [yield* breaksRow(input, breaks)] : []),
    ...followsRows(input, findings),
    [phrase('Rule'), cell({ kind: 'link', text: untrusted(rule), url: rulePageUrl(rule) })],
  ];
  if (page?.cis) rows.push([phrase('CIS Kubernetes Benchmark 1.12'), cell(text(joined(page.cis, ', ')))]);
  if (page?.fix) {
    rows.push([phrase('Fix'), cell(prose(page.fix))]);
    const warnings = adviceWarnings(input, findings, page.fix);
    if (warnings.length > 0) rows.push([phrase('Before a restart'), cell(...lines(warnings))]);
  }
  return {
    kind: 'finding',
    severity,
    tone: TONES[severity],
    message: isOne
      ? only.first.message
      : phrase('{title}: {findings}', { title: page?.title ?? rule, findings: findingsText(findings.length) }),
    rows,
  };
}

function nodeOf({ report }: AuditInput, finding: Finding): string | undefined {
  return nodesByFinding(report).get(finding);
}

const nodesByFinding = derived(
  ({ nodes }: Report) => new Map(nodes.flatMap(({ findings, view }) => findings.map((one) => [one, view.id] as const))),
);

/** All that makes a finding differ from another one of its rule. */
function textsOf(input: AuditInput, { message, at, related, command }: Finding): readonly string[] {
  return [
    placeText(input, at),
    plainText(message),
    command ?? '',
    ...related.flatMap((place) => [placeText(input, place), plainText(place.message)]),
  ];
}

function placeRows(
  input: AuditInput,
  { first, nodes }: SharedRow<Finding>,
  breaks: readonly Connection[],
): readonly Fact[] {
  const { at } = first;
  const commands = commandRows(input, first);
  const related = relatedLines(input, first, breaks);
  return [
    [phrase('Place'), cell(code(placeText(input, at)))],
    ...(nodes.length > 1 ? [[phrase('The same on'), cell(text(nodesText(nodes)))] as const] : []),
    ...(commands.length === 0 ? [] : [[phrase('Command'), cell(...lines(commands))] as const]),
    ...(related.length > 0 ? [[phrase('Related'), cell(...lines(related))] as const] : []),
  ];
}

/** One of several findings of the rule. */
function occurrenceRow(input: AuditInput, { first, nodes }: SharedRow<Finding>, breaks: readonly Connection[]): Fact {
  const { at, message } = first;
  return [
    phrase('Place'),
    cell(
      ...lines([
        [code(placeText(input, at))],
        [text(message)],
        ...(nodes.length > 1 ? [[text(phrase('The same on {nodes}', { nodes: nodesText(nodes) }))]] : []),
        ...commandRows(input, first),
        ...relatedLines(input, first, breaks),
      ]),
    ),
  ];
}

/** The command that fixes it, after what must not be restarted yet. */
function commandRows({ report }: AuditInput, finding: Finding): readonly (readonly Inline[])[] {
  if (finding.command === undefined) return [];
  const rows = commandLines(finding.command);
  return [
    ...warningsBeforeFix(report, finding).map((warning) => [text(warning)]),
    ...rows.map((line, at) => [code(at < rows.length - 1 ? `${line} &&` : line)]),
  ];
}

/** The repairs that must come before the restart that the fix of the rule advises. Warnings for a command are listed with it. */
function adviceWarnings(
  { report }: AuditInput,
  findings: readonly Finding[],
  fix: string,
): readonly (readonly Inline[])[] {
  const warnings = new Map<string, Text>();
  for (const finding of findings) {
    if (finding.command !== undefined) continue;
    for (const warning of warningsBeforeFix(report, finding, fix)) warnings.set(plainText(warning), warning);
  }
  return [...warnings.values()].slice(0, MAX_LISTED).map((warning) => [text(warning)]);
}

/** Without the connections that it breaks, which have a row to themselves. */
function relatedLines(
  input: AuditInput,
  { related }: Finding,
  breaks: readonly Connection[],
): readonly (readonly Inline[])[] {
  const ends = endsOf(breaks);
  const others = related.filter((place) => !ends.has(keyOf(place)));
  return others.map((place) => [code(placeText(input, place)), text(' '), text(place.message)]);
}

const endsOf = derived((connections: readonly Connection[]) => new Set(connections.map((one) => keyOf(endPlace(one)))));

function keyOf({ uri, span }: Location): string {
  return `${uri}\n${span.start}`;
}

/** "2 × kube-apiserver → etcd: expired 2026-11-26". */
function* breaksRow(input: AuditInput, breaks: readonly Connection[]): Pausing<Fact> {
  const shared = yield* sharedRows(input, breaks, (connection) => ({
    node: connection.from.node,
    texts: [plainText(connectionTitle(connection)), plainText(failureLabel(connection))],
  }));
  const listed = shared.slice(0, MAX_LISTED).map(({ first, items, nodes }) => {
    const line = phrase('{title}: {label}', { title: connectionTitle(first), label: failureLabel(first) });
    if (items.length === 1) return [text(line), text(' '), code(placeText(input, endPlace(first)))];
    const counted = phrase('{count} × {line}', { count: items.length, line });
    return [
      text(
        hasSeveralNodes(input.report) ? phrase('{counted} ({nodes})', { counted, nodes: nodesText(nodes) }) : counted,
      ),
    ];
  });
  const rest = shared.length - MAX_LISTED;
  const more = rest > 0 ? [[text(phrase('and {count} more', { count: rest }))]] : [];
  return [phrase('Breaks'), toned(cell(...lines([...listed, ...more])))];
}

/** The components that do not start because of the findings, and the number of connections that fail only by these. */
function followsRows({ report }: AuditInput, findings: readonly Finding[]): readonly Fact[] {
  const caused = consequences(report);
  const [stops, follows] = [new Set<string>(), new Set<Connection>()];
  for (const finding of findings) {
    const found = caused.get(finding);
    for (const { end } of found?.stops ?? []) stops.add(end.component);
    for (const connection of found?.follows ?? []) follows.add(connection);
  }
  if (stops.size === 0) return [];
  const following = followingConnections(report);
  const by = [...follows].flatMap((one) => following.get(one)?.end.component ?? []);
  const effect =
    by.length > 0
      ? moreText(by)
      : effectText(
          0,
          [...stops].map((one) => untrusted(one)),
          [],
        );
  return [[phrase('Consequences'), toned(cell(text(effect)))]];
}

function moreRow(count: number): readonly Fact[] {
  return count > 0 ? [[phrase('Place'), cell(text(phrase('and {count} more', { count })))]] : [];
}

function toned({ content }: Cell): Cell {
  return { content, tone: 'bad' };
}
