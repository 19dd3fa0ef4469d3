import { groupBy } from '../model/collections/lookup.ts';
import { type Connection, type ConnectionEnd, type ConnectionKind, SIGNED_KINDS } from '../model/connection.ts';
import { derived } from '../model/memo/derived.ts';
import type { Party } from '../model/peerVerification.ts';

/** A component that does not start. */
export interface StoppedComponent {
  readonly end: ConnectionEnd;
  /** Whether it cannot use its own files, or nothing that it needs can be reached. */
  readonly by: 'files' | 'needs';
  /** The broken connections that show this. At least one. */
  readonly connections: readonly Connection[];
}

/**
 * The kind of connection of which a component needs one that works. kube-apiserver exits 20 seconds after its start if it can use no etcd endpoint,
 * whatever the reason (tried with 1.24.17, 1.28.15 and 1.37.2).
 */
const NEEDS: ReadonlyMap<Party, ConnectionKind> = new Map([['kube-apiserver', 'etcd']]);

/** The components that can reach nothing that they need. A connection whose outcome is unknown may work. */
export const starvedComponents = derived((connections: readonly Connection[]): readonly StoppedComponent[] => {
  const needed = connections.filter(({ kind, from }) => from.node !== undefined && NEEDS.get(from.component) === kind);
  return [...groupBy(needed, ({ from }) => keyOf(from)).values()].flatMap((those): readonly StoppedComponent[] => {
    const [first] = those;
    return first && those.every(isLost) ? [{ end: first.from, by: 'needs', connections: those }] : [];
  });
});

/** The components that do not start. Their order depends on their ends alone. */
export const stoppedComponents = derived((connections: readonly Connection[]): readonly StoppedComponent[] =>
  [...stoppedByFiles(connections), ...starvedComponents(connections)].sort((one, other) =>
    keyOf(one.end) < keyOf(other.end) ? -1 : 1,
  ),
);

/** A client that cannot load its own files does not get as far as the connection, and a guess shows nothing. */
function isLost({ verdict, evidence, from, stopped }: Connection): boolean {
  return verdict === 'broken' && stopped !== from.component && evidence !== 'corroborated' && evidence !== 'inferred';
}

function stoppedByFiles(connections: readonly Connection[]): readonly StoppedComponent[] {
  const ends = connections.flatMap((connection) => {
    const { from, to, stopped } = connection;
    const end = [from, to].find(({ component, node }) => component === stopped && node !== undefined);
    return end ? [{ end, connection }] : [];
  });
  return [...groupBy(ends, ({ end }) => keyOf(end)).values()].flatMap((those): readonly StoppedComponent[] => {
    const [first] = those;
    return first ? [{ end: first.end, by: 'files', connections: those.map(({ connection }) => connection) }] : [];
  });
}

/** The connections that nothing is wrong with, and that fail because their server does not start. */
export const followingConnections = derived(
  (connections: readonly Connection[]): ReadonlyMap<Connection, StoppedComponent> => {
    const servers = new Map(starvedComponents(connections).map((one) => [keyOf(one.end), one]));
    const following = new Map<Connection, StoppedComponent>();
    if (servers.size === 0) return following;
    for (const connection of connections) {
      const server = servers.get(keyOf(connection.to));
      const isOpened = connection.verdict === 'ok' && !SIGNED_KINDS.includes(connection.kind);
      if (server && isOpened) following.set(connection, server);
    }
    return following;
  },
);

function keyOf({ component, node }: ConnectionEnd): string {
  return `${component} ${node}`;
}
