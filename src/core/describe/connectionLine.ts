import type { Connection } from '../connections/connection.ts';
import { connectionTitle, refusalText, VERDICT_MARKS } from '../connections/connectionText.ts';
import { partyName } from '../connections/parties.ts';
import type { DescriptionSection } from './description.ts';

/** A connection in one line for a list: "✓ kube-apiserver → etcd (127.0.0.1)". */
export function connectionLine(connection: Connection): string {
  return `${VERDICT_MARKS[connection.verdict]} ${connectionSummary(connection)}`;
}

/** Without the mark; of a broken one with the error, of one that cannot be told with what is missing. */
function connectionSummary(connection: Connection): string {
  const { verdict, host, error, reason } = connection;
  const title = connectionTitle(connection);
  if (verdict === 'ok') return host ? `${title} (${host.value})` : title;
  const why = verdict === 'broken' && error ? error : reason;
  return why ? `${title}: ${why}` : title;
}

/** More than these would make a hover a page. */
const MAX_LISTED = 8;

/** Connections as one compact section, a row each with its mark; none where there are none. */
export function connectionSections(connections: readonly Connection[]): readonly DescriptionSection[] {
  if (connections.length === 0) return [];
  const rows = connections.slice(0, MAX_LISTED).map((connection) => ({
    label: VERDICT_MARKS[connection.verdict],
    value: connectionSummary(connection),
    target: connection.at,
  }));
  const rest = connections.length - rows.length;
  const more = rest > 0 ? [{ label: 'And', value: `${rest} more` }] : [];
  return [{ heading: 'Connections', rows: [...rows, ...more] }];
}

/** A whole sentence for screen readers. */
export function connectionSentence(connection: Connection): string {
  const { from, to, verdict, error, reason } = connection;
  const ends = `${partyName(from.component)} to ${partyName(to.component)}`;
  if (verdict === 'ok') return `The connection from ${ends} works.`;
  if (verdict === 'unknown') return `Whether the connection from ${ends} works cannot be told${tail(reason)}.`;
  return `The connection from ${ends} is broken: ${refusalText(connection)}${tail(error ?? reason)}.`;
}

function tail(text: string | undefined): string {
  return text ? `: ${text}` : '';
}
