import type { JsonConnection, JsonEnd } from '../jsonConnections.ts';
import { jsonConnections } from '../jsonConnections.ts';
import { type AuditSection, type Cell, cell, code, lines, message, type Tone, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';

const VERDICTS = { broken: '✗ broken', ok: '✓ ok', unknown: '? unknown' } as const;
const TONES: Readonly<Partial<Record<JsonConnection['verdict'], Tone>>> = { broken: 'bad', ok: 'good' };

/** Who dials whom and what the handshake comes to; broken ones first, which are what a reader looks for. */
export function connectionsSection({ report, pathOf }: AuditInput): AuditSection {
  const all = jsonConnections(report.connections, pathOf);
  const inOrder = (['broken', 'ok', 'unknown'] as const).flatMap((wanted) =>
    all.filter(({ verdict }) => verdict === wanted),
  );
  return {
    id: 'connections',
    title: [text('Connections')],
    blocks: [
      all.length === 0
        ? { kind: 'paragraph', content: [text('No connection can be told from these files.')] }
        : {
            kind: 'table',
            caption: 'Who dials whom, and what the TLS handshake comes to',
            columns: ['Verdict', 'From', 'To', 'Refused by', 'Error and reason'],
            rows: inOrder.map(connectionRow),
          },
    ],
  };
}

function connectionRow({ verdict, from, to, side, error, reason }: JsonConnection): readonly Cell[] {
  const refuses = side === 'client' ? from.component : side === 'server' ? to.component : (side ?? '');
  const why = [...(error === null ? [] : [[code(error)]]), ...(reason === null ? [] : [[message(reason)]])];
  return [
    { content: [text(VERDICTS[verdict])], tone: TONES[verdict] },
    end(from),
    end(to),
    cell(text(refuses)),
    cell(...lines(why)),
  ];
}

function end({ component, file }: JsonEnd): Cell {
  return cell(...lines([[text(component)], ...(file === null ? [] : [[code(file)]])]));
}
