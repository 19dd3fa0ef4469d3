/** What a value says that never changes, found out once and forgotten with the value. */
export function derived<Source extends object, Value>(make: (source: Source) => Value): (source: Source) => Value {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source) ?? { value: make(source) };
    known.set(source, found);
    return found.value;
  };
}

/**
 * The same, remembered for the latest value alone: for what many ask about one value after the other, and what is not worth its memory
 * afterwards. `update` brings it from the value before to the next, where it can; undefined where it must be made again.
 */
export function derivedOfLatest<Source extends object, Value>(
  make: (source: Source) => Value,
  update: (value: Value, before: Source, source: Source) => Value | undefined = () => undefined,
): (source: Source) => Value {
  let latest: WeakRef<Source> | undefined;
  let known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source);
    if (found) return found.value;
    const before = latest?.deref();
    const last = before && known.get(before);
    const value = (last && before && update(last.value, before, source)) ?? make(source);
    known = new WeakMap([[source, { value }]]);
    latest = new WeakRef(source);
    return value;
  };
}
