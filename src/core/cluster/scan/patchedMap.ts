/**
 * A map with the values of some keys exchanged, without a copy of all the others: a thousand nodes have tens of thousands of files, and
 * an edit changes one.
 */
export class PatchedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>;
  readonly #patches: ReadonlyMap<Key, Value>;

  /** `patches` has no key that the base lacks. */
  constructor(base: ReadonlyMap<Key, Value>, patches: ReadonlyMap<Key, Value>) {
    const isPatched = base instanceof PatchedMap;
    this.#base = isPatched ? base.#base : base;
    this.#patches = isPatched ? new Map([...base.#patches, ...patches]) : patches;
  }

  get size(): number {
    return this.#base.size;
  }

  get(key: Key): Value | undefined {
    return this.#patches.get(key) ?? this.#base.get(key);
  }

  has(key: Key): boolean {
    return this.#base.has(key);
  }

  keys(): MapIterator<Key> {
    return this.#base.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#patches.get(key) ?? value];
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(action: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) action(value, key, this);
  }
}
