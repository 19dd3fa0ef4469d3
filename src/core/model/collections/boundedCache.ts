/** A map that makes what it lacks and forgets its oldest entry beyond a limit. */
export interface BoundedCache<Value> {
  /** The value kept under the key, else the one `make` gives. */
  get(key: string, make: () => Value): Value;
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
      const value = make();
      entries.set(key, value);
      const next = entries.size > limit ? oldest.next() : undefined;
      if (next && !next.done) entries.delete(next.value);
      return value;
    },
  };
}

/** Makes the value when it is first asked for, and then gives the same one and lets go of what it is made from. */
export function lazy<T>(make: () => T): () => T {
  let state: { readonly value: T } | { readonly make: () => T } = { make };
  return () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
}
