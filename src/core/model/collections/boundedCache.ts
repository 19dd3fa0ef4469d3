/** A map that makes what it lacks and forgets its oldest entry beyond a limit. */
export interface BoundedCache<Value> {
  /** The value kept under the key, else the one that `make` gives from a copy of the key. */
  get(key: string, make: (key: string) => Value): Value;
}

/** `limit` is the number of entries kept, at least one. */
export function createBoundedCache<Value>(limit: number): BoundedCache<Value> {
  const entries = new Map<string, Value>();
  // One that goes on: a new one would pass over all that was forgotten before, each time.
  const oldest = entries.keys();
  return {
    get(key, make) {
      const kept = entries.get(key);
      if (kept !== undefined || entries.has(key)) return kept as Value;
      const own = ownText(key);
      const value = make(own);
      entries.set(own, value);
      const next = entries.size > limit ? oldest.next() : undefined;
      if (next && !next.done) entries.delete(next.value);
      return value;
    },
  };
}

/** A copy of a text. A part of a larger text keeps all of that in memory, and a concatenation keeps its parts. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

/** Makes the value when it is first asked for, and then gives the same one and lets go of what it is made from. */
export function lazy<T>(make: () => T): () => T {
  let state: { readonly value: T } | { readonly make: () => T } = { make };
  return () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
}
