import { type Connection, SIGNED_KINDS } from '../model/connection.ts';
import { derived } from '../model/memo/derived.ts';
import { keyOf } from './componentNeeds.ts';
import { type StateSource, type StoppedComponent, stoppedComponents } from './componentStates.ts';

/** For each of these connections, the end that does not start. */
export type Following = ReadonlyMap<Connection, StoppedComponent>;

/**
 * The connections that nothing is wrong with and that fail because one of their ends does not start, each with that component: the server if
 * neither does.
 */
export const followingConnections = derived((source: StateSource): Following => {
  const stopped = new Map(stoppedComponents(source).map((one) => [keyOf(one.end), one]));
  const following = new Map<Connection, StoppedComponent>();
  if (stopped.size === 0) return following;
  for (const connection of source.connections) {
    if (connection.verdict !== 'ok' || SIGNED_KINDS.includes(connection.kind)) continue;
    const component = stopped.get(keyOf(connection.to)) ?? stopped.get(keyOf(connection.from));
    if (component) following.set(connection, component);
  }
  return following;
});
