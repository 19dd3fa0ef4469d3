import type { Scheduler } from '../../model/time/scheduler.ts';

/** As much of a map or set as tells its keys. */
export interface Keyed {
  readonly size: number;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

type Places = ReadonlyMap<string, number | readonly number[]>;
type MutablePlaces = Map<string, number | number[]>;

/** Nodes whose keys may be others than the table's before it is made again. */
const MAX_CHANGED = 16;

/**
 * Tells in which nodes a key occurs. A table for other nodes is the one that is there: an edit mostly changes what is said of a key and
 * not the keys, and where it does, of one node in a thousand.
 */
export class NodesByKey {
  /** Each node with the keys that are in the table; in place of those that have others, what they were. */
  readonly #tabled: readonly Keyed[];
  /** One place, or several in order. */
  readonly #places: Places;
  /** The nodes that have other keys, by place, in order. */
  readonly #changed: ReadonlyMap<number, Keyed>;

  private constructor(tabled: readonly Keyed[], places: Places, changed: ReadonlyMap<number, Keyed> = new Map()) {
    this.#tabled = tabled;
    this.#places = places;
    this.#changed = changed;
  }

  static of(nodes: readonly Keyed[], previous: NodesByKey | undefined): NodesByKey {
    const kept = previous ? previous.#servedTo(nodes) : undefined;
    return kept ?? new NodesByKey(nodes, placesOf(nodes));
  }

  /** Like `of`, in slices that leave the thread free. */
  static async prepared(
    nodes: readonly Keyed[],
    previous: NodesByKey | undefined,
    scheduler: Scheduler,
  ): Promise<NodesByKey> {
    const kept = previous ? previous.#servedTo(nodes) : undefined;
    if (kept) return kept;
    const places: MutablePlaces = new Map();
    for (const [at, node] of nodes.entries()) {
      add(places, node, at);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    return new NodesByKey(nodes, places);
  }

  /** Undefined if the table serves too few of these nodes. */
  #servedTo(nodes: readonly Keyed[]): NodesByKey | undefined {
    if (nodes.length !== this.#tabled.length) return undefined;
    const changed = new Map<number, Keyed>();
    const tabled: Keyed[] = [];
    for (const [at, node] of nodes.entries()) {
      const before = this.#tabled[at] ?? node;
      if (haveSameKeys(node, before)) {
        tabled.push(node);
        continue;
      }
      // The keys alone: what they led to is not kept.
      tabled.push(before instanceof Set ? before : new Set(before.keys()));
      changed.set(at, node);
      if (changed.size > MAX_CHANGED) return undefined;
    }
    return new NodesByKey(tabled, this.#places, changed);
  }

  /** The places of the nodes that have the key, in order. */
  placesOf(key: string): readonly number[] {
    const found = this.#places.get(key) ?? [];
    const places = typeof found === 'number' ? [found] : found;
    if (this.#changed.size === 0) return places;
    const unchanged = places.filter((place) => !this.#changed.has(place));
    const added = [...this.#changed].flatMap(([place, node]) => (node.has(key) ? place : []));
    return [...unchanged, ...added].sort((a, b) => a - b);
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
