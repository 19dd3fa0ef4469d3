import { isStoppedByOtherFile } from '../connections/handshake/stoppedByOtherFile.ts';
import { type Connection, type ConnectionEnd, processKey, SIGNED_KINDS, type Verdict } from '../model/connection.ts';
import { derived } from '../model/memo/derived.ts';
import type { Untrusted } from '../model/text/untrusted.ts';
import { isLoopback } from '../uses/lookup/hosts.ts';
import { refusedText } from '../uses/lookup/refusedText.ts';
import { type StateSource, type StoppedComponent, stoppedComponents } from './componentStates.ts';

/** For each of these connections, the end that does not start. */
export type Following = ReadonlyMap<Connection, StoppedComponent>;

/**
 * The connections that nothing is wrong with and that fail because one of their ends does not start, each with that component: the server if
 * neither does.
 */
export const followingConnections = derived((source: StateSource): Following => {
  const stopped = new Map(stoppedComponents(source).map((one) => [processKey(one.end), one]));
  const following = new Map<Connection, StoppedComponent>();
  if (stopped.size === 0) return following;
  for (const connection of source.connections) {
    const { verdict, kind, from, to, evidence } = connection;
    if (SIGNED_KINDS.includes(kind) || (verdict === 'broken' && !isStoppedByOtherFile(connection))) continue;
    const server = stopped.get(processKey(to)) ?? stopped.get(processKey(onLoopback(connection)));
    const isOpen = verdict === 'unknown';
    // A server that does not start refuses whatever is not known of the connection, but there must be one.
    if (isOpen && (!server || evidence === 'inferred' || evidence === 'corroborated')) continue;
    const component = server ?? stopped.get(processKey(from));
    if (component) following.set(connection, component);
  }
  return following;
});

/** The server, which is on the client's node if the client connects to it by the loopback address. */
function onLoopback({ from, to, dialed }: Connection): ConnectionEnd {
  const isHere = to.node === undefined && from.node !== undefined && dialed && isLoopback(dialed.host);
  return isHere ? { ...to, node: from.node } : to;
}

/** The broken connections that fail by themselves. */
export const brokenByThemselves = derived((source: StateSource): readonly Connection[] => {
  const following = followingConnections(source);
  return source.connections.filter((one) => one.verdict === 'broken' && !following.has(one));
});

/** The number of connections of each verdict. Those that fail only because one of their ends does not start are not among them. */
export function ownVerdicts(
  connections: readonly Connection[],
  following: Following,
): Readonly<Record<Verdict, number>> {
  const counts = { ok: 0, broken: 0, unknown: 0 };
  for (const connection of connections) if (!following.has(connection)) counts[connection.verdict]++;
  return counts;
}

/** The error that the client prints for a connection that fails only because an end does not start; undefined if that end is the client. */
export function followingError(connection: Connection, { end }: StoppedComponent): Untrusted | undefined {
  return processKey(end) === processKey(onLoopback(connection)) ? refusedText(connection) : undefined;
}
