import type { StoppedComponent } from '../../../inspection/componentStates.ts';
import { followingError } from '../../../inspection/followingConnections.ts';
import { connectionOutcome } from '../../../inspection/outcomes.ts';
import { runningText } from '../../../inspection/runningText.ts';
import type { Connection, Verdict } from '../../../model/connection.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { lossText } from '../../describe/lossText.ts';
import { type JsonEnd, type ListedConnection, listConnections } from '../json/jsonConnections.ts';
import { type AuditSection, type Block, type Cell, cell, code, each, lines, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';
import { hasSeveralNodes, nodesText, type SharedRow, sharedRows } from './sharedRows.ts';

const VERDICTS = {
  broken: phrase('✗ broken'),
  ok: phrase('✓ ok'),
  unknown: phrase('? unknown'),
} as const satisfies Record<Verdict, Text>;
const TONES: Readonly<Partial<Record<Verdict, Tone>>> = { broken: 'bad', ok: 'good' };

/** The connections with their verdicts, equal ones of several nodes once; broken ones first, because readers look for them. */
export function connectionsSection(input: AuditInput): AuditSection {
  return { id: 'connections', title: phrase('Connections'), isWide: true, blocks: connectionBlocks(input) };
}

function* connectionBlocks(input: AuditInput): Generator<Block | undefined> {
  const { report, pathOf } = input;
  if (report.connections.length === 0) {
    yield { kind: 'paragraph', content: [text(phrase('No connections found.'))] };
    return;
  }
  const all = yield* listConnections(report, pathOf);
  const broken = all.filter(({ json }) => json.verdict === 'broken');
  const inOrder = [
    ...broken.filter(({ json }) => json.follows === null),
    ...broken.filter(({ json }) => json.follows !== null),
    ...(['ok', 'unknown'] as const).flatMap((wanted) => all.filter(({ json }) => json.verdict === wanted)),
  ];
  const rows = yield* sharedRows(input, inOrder, (one) => ({
    node: variesBy(one.connection),
    texts: textsOf(one),
  }));
  const namesNodes = hasSeveralNodes(report);
  yield {
    kind: 'table',
    caption: phrase('Connections and the result of their TLS handshakes'),
    columns: [
      phrase('Status'),
      phrase('From'),
      phrase('To'),
      ...(namesNodes ? [phrase('Nodes')] : []),
      phrase('Refused by'),
      phrase('Error and reason'),
    ],
    widths: [7, 20, 20, ...(namesNodes ? [14] : []), 10, 29],
    rows: each(rows, (row) => connectionRow(input, row, namesNodes)),
  };
}

/** The node whose name differs from one connection to the next: many connect to one API server, which connects to many. */
function variesBy({ from, to }: Connection): string | undefined {
  return from.component === 'kube-apiserver' && to.node !== undefined ? to.node : from.node;
}

function textsOf({ json: { verdict, from, to, side, error, reason } }: ListedConnection): readonly string[] {
  return [verdict, from.component, from.file, to.component, to.file, side, error, reason].map((part) => part ?? '');
}

function connectionRow(
  { report }: AuditInput,
  { first, nodes }: SharedRow<ListedConnection>,
  namesNodes: boolean,
): readonly Cell[] {
  const { verdict, from, to, side } = first.json;
  const { stopped, connection } = first;
  const { error = stopped && followingError(connection, stopped), reason = stoppedText(stopped) } = connection;
  const outcome = connectionOutcome(report, connection);
  const effects = verdict === 'broken' ? [lossText(connection), outcome && runningText(outcome)] : [];
  const rejects = side === 'client' ? from.component : side === 'server' ? to.component : (side ?? '');
  const refuses = connection.isUnreached ? '' : rejects;
  return [
    { content: [text(VERDICTS[verdict])], tone: TONES[verdict] },
    endCell(from),
    endCell(to),
    ...(namesNodes ? [cell(text(nodesText(nodes)))] : []),
    cell(text(refuses)),
    cell(
      ...lines([
        ...(error === undefined ? [] : [[code(error)]]),
        ...[reason, ...effects].flatMap((one) => (one === undefined ? [] : [[text(one)]])),
      ]),
    ),
  ];
}

/** The reason if a connection fails only because one of its ends does not start. */
function stoppedText(stopped: StoppedComponent | undefined): Text | undefined {
  return stopped && phrase('{component} does not start.', { component: stopped.end.component });
}

function endCell({ component, file }: JsonEnd): Cell {
  return cell(...lines([[text(component)], ...(file === null ? [] : [[code(file)]])]));
}
