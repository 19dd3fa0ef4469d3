import type { Connection } from '../model/connection.ts';
import { brokenFirst } from './connectionsAt.ts';

/** The connections of the nodes. The arrays are the same as before where nothing they rest on has changed. */
export interface FoundConnections {
  /** Each once, sorted by id. */
  readonly all: readonly Connection[];
  /** By id of the node that tells of them, which one end at least belongs to; of two with one id the later counts. */
  readonly byNode: ReadonlyMap<string, readonly Connection[]>;
  /** Of the servers that API objects tell to call. */
  readonly called: readonly Connection[];
}

/** Brings the connections of all nodes into one list; where a few nodes have others under the same ids, only these are exchanged. */
export class MergedConnections {
  #latest: FoundConnections = { all: [], byNode: new Map(), called: [] };
  /** Where each id stands in the list, and whose connection it is. */
  #places = new Map<string, { readonly at: number; readonly source: string }>();

  get latest(): FoundConnections {
    return this.#latest;
  }

  update(byNode: FoundConnections['byNode'], called: readonly Connection[]): void {
    const before = this.#latest;
    const changed = [...byNode].filter(([id, connections]) => before.byNode.get(id) !== connections);
    if (changed.length === 0 && byNode.size === before.byNode.size && called === before.called) return;
    const all = called === before.called && byNode.size === before.byNode.size ? this.#exchanged(changed) : undefined;
    this.#latest = { all: all ?? this.#sorted(byNode, called), byNode, called };
  }

  /** Undefined where ids came or went. */
  #exchanged(changed: readonly (readonly [string, readonly Connection[]])[]): readonly Connection[] | undefined {
    const { all, byNode } = this.#latest;
    const next = [...all];
    for (const [source, connections] of changed) {
      const known = byNode.get(source);
      if (known?.length !== connections.length || !connections.every(({ id }, at) => id === known[at]?.id))
        return undefined;
      for (const connection of connections) {
        const place = this.#places.get(connection.id);
        if (place?.source === source) next[place.at] = connection;
      }
    }
    return next;
  }

  #sorted(byNode: FoundConnections['byNode'], called: readonly Connection[]): readonly Connection[] {
    const found = new Map<string, { readonly connection: Connection; readonly source: string }>();
    for (const [source, connections] of byNode) {
      for (const connection of connections) found.set(connection.id, { connection, source });
    }
    // Several webhooks of one file may call one server: the worst of them must not be hidden by the others.
    for (const connection of brokenFirst(called).toReversed()) found.set(connection.id, { connection, source: '' });
    const sorted = [...found.values()].sort((a, b) => (a.connection.id < b.connection.id ? -1 : 1));
    this.#places = new Map(sorted.map(({ connection, source }, at) => [connection.id, { at, source }]));
    return sorted.map(({ connection }) => connection);
  }
}
