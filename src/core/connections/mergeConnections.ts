import type { Connection } from '../model/connection.ts';

/** Connections of several sources, each once, sorted by id, and where each id stands. */
export interface MergedConnections {
  readonly all: readonly Connection[];
  readonly places: ReadonlyMap<string, number>;
}

type Sources = readonly (readonly Connection[])[];

/** The last of several connections with one id counts. */
export function mergeConnections(sources: Sources): MergedConnections {
  const byId = new Map(sources.flat().map((connection) => [connection.id, connection]));
  const all = [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { all, places: new Map(all.map(({ id }, place) => [id, place])) };
}

/** The same after a change in a few sources, without sorting all connections again; undefined if ids were added or removed. */
export function mergeChanged(
  { all, places }: MergedConnections,
  before: Sources,
  sources: Sources,
): MergedConnections | undefined {
  if (before.length !== sources.length) return undefined;
  const next = [...all];
  for (const [at, source] of sources.entries()) {
    const last = before[at];
    if (source === last) continue;
    if (source.length !== last?.length) return undefined;
    for (const [index, connection] of source.entries()) {
      const replaced = last[index];
      const place = places.get(connection.id);
      if (replaced?.id !== connection.id || place === undefined) return undefined;
      // Another source may have one with the same id that counts.
      if (all[place] === replaced) next[place] = connection;
    }
  }
  return { all: next, places };
}
