import type { Verdict } from '../../../model/connection.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { type JsonEnd, type ListedConnection, listedConnections } from '../json/jsonConnections.ts';
import { type AuditSection, type Cell, cell, code, lines, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';

const VERDICTS = {
  broken: phrase('✗ broken'),
  ok: phrase('✓ ok'),
  unknown: phrase('? unknown'),
} as const satisfies Record<Verdict, Text>;
const TONES: Readonly<Partial<Record<Verdict, Tone>>> = { broken: 'bad', ok: 'good' };

/** Who dials whom and what the handshake comes to; broken ones first, which are what a reader looks for. */
export function connectionsSection({ report, pathOf }: AuditInput): AuditSection {
  const all = listedConnections(report.connections, pathOf);
  const inOrder = (['broken', 'ok', 'unknown'] as const).flatMap((wanted) =>
    all.filter(({ json }) => json.verdict === wanted),
  );
  return {
    id: 'connections',
    title: phrase('Connections'),
    blocks: [
      all.length === 0
        ? { kind: 'paragraph', content: [text(phrase('No connections found.'))] }
        : {
            kind: 'table',
            caption: phrase('Connections and the result of their TLS handshakes'),
            columns: [phrase('Status'), phrase('From'), phrase('To'), phrase('Refused by'), phrase('Error and reason')],
            rows: inOrder.map(connectionRow),
          },
    ],
  };
}

function connectionRow({ json, connection }: ListedConnection): readonly Cell[] {
  const { verdict, from, to, side } = json;
  const { error, reason } = connection;
  const refuses = side === 'client' ? from.component : side === 'server' ? to.component : (side ?? '');
  return [
    { content: [text(VERDICTS[verdict])], tone: TONES[verdict] },
    endCell(from),
    endCell(to),
    cell(text(refuses)),
    cell(
      ...lines([...(error === undefined ? [] : [[code(error)]]), ...(reason === undefined ? [] : [[text(reason)]])]),
    ),
  ];
}

function endCell({ component, file }: JsonEnd): Cell {
  return cell(...lines([[text(component)], ...(file === null ? [] : [[code(file)]])]));
}
