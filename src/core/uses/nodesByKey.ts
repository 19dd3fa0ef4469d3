import type { Pace } from '../pace.ts';

/** As much of a map or set as tells its keys. */
export interface Keyed {
  readonly size: number;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

type Places = ReadonlyMap<string, number | readonly number[]>;
type MutablePlaces = Map<string, number | number[]>;

/**
 * Tells in which nodes a key occurs. A table for other nodes is the one that is there as long as each has the keys that the node in its
 * place had: an edit mostly changes what is said of a key and not the keys.
 */
export class NodesByKey {
  readonly #nodes: readonly Keyed[];
  /** One place, or several in order. */
  readonly #places: Places;

  private constructor(nodes: readonly Keyed[], places: Places) {
    this.#nodes = nodes;
    this.#places = places;
  }

  static of(nodes: readonly Keyed[], previous: NodesByKey | undefined): NodesByKey {
    const kept = previous ? previous.#placesFor(nodes) : undefined;
    return new NodesByKey(nodes, kept ?? placesOf(nodes));
  }

  /** The same in slices. */
  static async prepared(nodes: readonly Keyed[], previous: NodesByKey | undefined, pace: Pace): Promise<NodesByKey> {
    const kept = previous ? previous.#placesFor(nodes) : undefined;
    if (kept) return new NodesByKey(nodes, kept);
    const places: MutablePlaces = new Map();
    for (const [at, node] of nodes.entries()) {
      add(places, node, at);
      if (pace.isDue()) await pace.rest();
    }
    return new NodesByKey(nodes, places);
  }

  /** Undefined where the table does not hold for these nodes. */
  #placesFor(nodes: readonly Keyed[]): Places | undefined {
    const before = this.#nodes;
    const isSame = nodes.length === before.length && nodes.every((node, at) => haveSameKeys(node, before[at] ?? node));
    return isSame ? this.#places : undefined;
  }

  /** The places of the nodes that have the key, in order. */
  placesOf(key: string): readonly number[] {
    const places = this.#places.get(key) ?? [];
    return typeof places === 'number' ? [places] : places;
  }
}

function placesOf(nodes: readonly Keyed[]): Places {
  const places: MutablePlaces = new Map();
  for (const [at, node] of nodes.entries()) add(places, node, at);
  return places;
}

function add(places: MutablePlaces, node: Keyed, at: number): void {
  for (const key of node.keys()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, at);
    else if (typeof known === 'number') places.set(key, [known, at]);
    else known.push(at);
  }
}

function haveSameKeys(one: Keyed, other: Keyed): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const key of one.keys()) if (!other.has(key)) return false;
  return true;
}
