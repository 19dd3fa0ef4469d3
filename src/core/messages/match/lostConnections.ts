import { knownText } from '../../cluster/nodes/flags.ts';
import { type StateSource, type StoppedComponent, stoppedComponents } from '../../inspection/componentStates.ts';
import { followingConnections } from '../../inspection/followingConnections.ts';
import type { Connection, ConnectionEnd } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import type { LostConnections } from '../kinds/messageKind.ts';
import type { LoggedError } from '../read/loggedError.ts';

/** The causes of a loss that a line reports without a reason: broken connections, else an end that does not start. */
export interface Loss {
  readonly connections: readonly Connection[];
  readonly stopped?: StoppedComponent;
}

/** Undefined if the line states a reason itself. */
export function lossBehind(error: LoggedError, source: StateSource): Loss | undefined {
  const { follows } = error.kind;
  if (!follows) return undefined;
  const own = source.connections.filter((one) => isLost(one, follows, error, source));
  const isRunning = ({ from, stopped }: Connection) => follows.isLoggedByClient && stopped === from.component;
  const connections = own.filter((one) => one.verdict === 'broken' && !isRunning(one));
  const stopped =
    stoppedClient(error, follows, source) ?? (connections.length > 0 ? undefined : stoppedServer(own, source));
  return { connections, ...(stopped && { stopped }) };
}

/** Whether the line may be about the connection, by its client and the node or the host that the line names. */
function isLost(connection: Connection, follows: LostConnections, error: LoggedError, source: StateSource): boolean {
  if (connection.kind !== follows.kind || !isClient(connection.from, follows, error, source)) return false;
  const { host } = error.values;
  return follows.kind !== 'aggregation' || host === undefined || (connection.host?.value ?? host) === host;
}

function isClient(end: ConnectionEnd, follows: LostConnections, error: LoggedError, { nodes }: StateSource): boolean {
  if (!follows.clients.includes(end.component)) return false;
  if (follows.isLoggedByClient) return error.speaker === undefined || error.speaker === end.component;
  const { host } = error.values;
  if (host === undefined) return true;
  return nodes.some(({ view }) => view.id === end.node && namesOf(view).has(host));
}

/** The names that the files of a node give it: those of its kubelet as a user, of the flag, and of its member of etcd. */
const namesOf = derived((view: NodeView): ReadonlySet<string> => {
  const users = view.kubeconfigs.flatMap(({ owner, current }) =>
    owner === 'kubelet' ? (/^system:node:(.+)$/.exec(current.user?.user.name ?? '')?.[1] ?? []) : [],
  );
  const flags = [
    knownText(componentOf(view, 'kubelet'), 'hostname-override'),
    knownText(componentOf(view, 'etcd'), 'name'),
  ].flatMap((name) => name ?? []);
  return new Set([...users, ...flags].map((name) => name.toLowerCase()));
});

/** A client that logs nothing itself need not run. */
function stoppedClient(
  error: LoggedError,
  follows: LostConnections,
  source: StateSource,
): StoppedComponent | undefined {
  if (follows.isLoggedByClient) return undefined;
  return stoppedComponents(source).find(({ end }) => isClient(end, follows, error, source));
}

function stoppedServer(connections: readonly Connection[], source: StateSource): StoppedComponent | undefined {
  const following = followingConnections(source);
  for (const connection of connections) {
    const component = following.get(connection);
    if (component && component.end.component === connection.to.component) return component;
  }
  return undefined;
}
