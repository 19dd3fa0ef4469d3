import { type ComponentState, componentStates } from '../../../inspection/componentStates.ts';
import { lastWordsIn } from '../../../inspection/lastWords.ts';
import { STATE_NAMES, stopReason } from '../../../inspection/stateText.ts';
import type { Report } from '../../../model/report.ts';
import { plainText } from '../../../model/text/plainText.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import type { Pausing } from '../../../model/time/pausing.ts';
import { type AuditSection, type Block, type Cell, cell, code, each, lines, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { hasSeveralNodes, nodesText, type SharedRow, sharedRows } from './sharedRows.ts';

/** The mark and the tone of each state, the worst first. */
const MARKS: Readonly<Record<ComponentState['state'], { readonly mark: string; readonly tone?: Tone }>> = {
  'does not start': { mark: '✗', tone: 'bad' },
  unknown: { mark: '?' },
  starts: { mark: '✓', tone: 'good' },
};
const RANKS = Object.keys(MARKS);

/** The components with the states of their next start, equal ones of several nodes once, those first that do not start. None without any. */
export function componentSections(input: AuditInput): readonly AuditSection[] {
  if (componentStates(input.report).length === 0) return [];
  return [{ id: 'components', title: phrase('Components'), blocks: componentBlocks(input) }];
}

function* componentBlocks(input: AuditInput): Generator<Block | undefined> {
  const { report } = input;
  const rows = yield* inOrder(input);
  const namesNodes = hasSeveralNodes(report);
  yield {
    kind: 'table',
    caption: phrase('Components and the result of their next start'),
    columns: [
      phrase('State'),
      phrase('Component'),
      ...(namesNodes ? [phrase('Nodes')] : []),
      phrase('Last logged error and reason'),
    ],
    rows: each(rows, (row) => componentRow(report, row, namesNodes)),
  };
}

function inOrder(input: AuditInput): Pausing<readonly SharedRow<ComponentState>[]> {
  const { report } = input;
  const states = componentStates(report).toSorted((a, b) => RANKS.indexOf(a.state) - RANKS.indexOf(b.state));
  return sharedRows(input, states, (one) => ({
    node: one.end.node,
    texts: [one.state, one.end.component, ...effectsOf(report, one).map((effect) => plainText(effect))],
  }));
}

function componentRow(
  report: Report,
  { first, nodes }: SharedRow<ComponentState>,
  namesNodes: boolean,
): readonly Cell[] {
  const { state, end } = first;
  const { mark, tone } = MARKS[state];
  const words = lastWordsIn(report, first);
  const reason = first.stop && stopReason(first.stop);
  return [
    { content: [text(phrase('{mark} {textState}', { mark, textState: STATE_NAMES[state] }))], tone },
    cell(text(untrusted(end.component))),
    ...(namesNodes ? [cell(text(nodesText(nodes)))] : []),
    cell(...lines([...(words === undefined ? [] : [[code(words)]]), ...(reason ? [[text(reason)]] : [])])),
  ];
}

function effectsOf(report: Report, one: ComponentState): readonly Text[] {
  const words = lastWordsIn(report, one);
  const reason = one.stop && stopReason(one.stop);
  return [...(words === undefined ? [] : [phrase('{words}', { words })]), ...(reason ? [reason] : [])];
}
