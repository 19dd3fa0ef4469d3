import { groupBy } from '../model/collections/lookup.ts';
import type { Connection, ConnectionEnd, ConnectionKind } from '../model/connection.ts';
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
  const byEnd = groupBy(needed, ({ from }) => `${from.component} ${from.node}`);
  return [...byEnd.values()].flatMap((those) => {
    const [first] = those;
    // A component that cannot load its own files does not get so far.
    const isUnmet = those.every(({ verdict, from, stopped }) => verdict === 'broken' && stopped !== from.component);
    return first && isUnmet ? [{ end: first.from, connections: those }] : [];
  });
});
