import { groupBy } from '../model/collections/lookup.ts';
import { type Connection, type ConnectionEnd, type ConnectionKind, SIGNED_KINDS } from '../model/connection.ts';
import { derived } from '../model/memo/derived.ts';
import type { Party } from '../model/peerVerification.ts';

/** A component that does not start, because nothing that it needs can be reached. */
export interface UnmetNeed {
  readonly end: ConnectionEnd;
  /** The broken connections of which it needs one. At least one. */
  readonly connections: readonly Connection[];
}

/**
 * What a component needs to start: one working connection of the kind. kube-apiserver exits 20 seconds after its start if no etcd endpoint can be used,
 * whatever the reason (tried with 1.24.17, 1.28.15 and 1.37.2).
 */
const NEEDS: ReadonlyMap<Party, ConnectionKind> = new Map([['kube-apiserver', 'etcd']]);

/** The needs that no connection meets. An unknown connection may meet one. */
export const unmetNeeds = derived((connections: readonly Connection[]): readonly UnmetNeed[] => {
  const needed = connections.filter(({ kind, from }) => from.node !== undefined && NEEDS.get(from.component) === kind);
  const byEnd = groupBy(needed, ({ from }) => keyOf(from));
  return [...byEnd.values()].flatMap((those) => {
    const [first] = those;
    // A component that cannot load its own files does not get so far.
    const isUnmet = those.every(({ verdict, from, stopped }) => verdict === 'broken' && stopped !== from.component);
    return first && isUnmet ? [{ end: first.from, connections: those }] : [];
  });
});

/** A component that does not start. */
export interface StoppedComponent {
  readonly end: ConnectionEnd;
  /** Whether it cannot use its own files, or nothing that it needs can be reached. */
  readonly by: 'files' | 'needs';
  /** The broken connections that show it. At least one. */
  readonly connections: readonly Connection[];
}

/** The components that do not start, in an order that only depends on their ends. */
export const stoppedComponents = derived((connections: readonly Connection[]): readonly StoppedComponent[] => {
  const ofFiles = connections.filter((connection) => stoppedEnd(connection) !== undefined);
  const byFiles = [...groupBy(ofFiles, (connection) => keyOf(stoppedEnd(connection) ?? connection.to)).values()];
  const stopped: StoppedComponent[] = byFiles.flatMap((those) => {
    const end = those[0] && stoppedEnd(those[0]);
    return end ? [{ end, by: 'files', connections: those }] : [];
  });
  stopped.push(...unmetNeeds(connections).map((need): StoppedComponent => ({ ...need, by: 'needs' })));
  return stopped.sort((one, other) => (keyOf(one.end) < keyOf(other.end) ? -1 : 1));
});

function stoppedEnd({ from, to, stopped }: Connection): ConnectionEnd | undefined {
  return [from, to].find(({ component, node }) => component === stopped && node !== undefined);
}

/** The connections that nothing is wrong with, and that fail because their server does not start. */
export const followingConnections = derived(
  (connections: readonly Connection[]): ReadonlyMap<Connection, StoppedComponent> => {
    const byNeeds = stoppedComponents(connections).filter(({ by }) => by === 'needs');
    const stopped = new Map(byNeeds.map((one) => [keyOf(one.end), one]));
    const following = new Map<Connection, StoppedComponent>();
    if (stopped.size === 0) return following;
    for (const connection of connections) {
      const server = stopped.get(keyOf(connection.to));
      const isOpened = connection.verdict === 'ok' && !SIGNED_KINDS.includes(connection.kind);
      if (server && isOpened) following.set(connection, server);
    }
    return following;
  },
);

function keyOf({ component, node }: ConnectionEnd): string {
  return `${component} ${node}`;
}
