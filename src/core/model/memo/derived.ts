import { sameItems } from './same.ts';

/**
 * What a value says that never changes, found out once and forgotten with the value. What else it depends on is given with the question:
 * the answer is remembered for the latest that was given.
 */
export function derived<Source extends object, Given extends readonly unknown[], Value>(
  make: (source: Source, ...given: Given) => Value,
): (source: Source, ...given: Given) => Value {
  // Two, as most are given nothing, and a record of that for each of tens of thousands of files would weigh more than the value.
  const values = new WeakMap<Source, Value>();
  const latest = new WeakMap<Source, Given>();
  return (source, ...given) => {
    const known = values.get(source);
    const isKnown = known !== undefined || values.has(source);
    if (isKnown && (given.length === 0 || sameItems(latest.get(source) ?? [], given))) return known as Value;
    const value = make(source, ...given);
    values.set(source, value);
    if (given.length > 0) latest.set(source, given);
    return value;
  };
}

/**
 * The same, remembered for the latest value alone, and for no longer than that lives: for what many ask about one value after the other,
 * and what is not worth its memory afterwards.
 */
export function derivedOfLatest<Source extends object, Value>(
  make: (source: Source) => Value,
): (source: Source) => Value {
  let latest = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const known = latest.get(source);
    if (known) return known.value;
    const value = make(source);
    latest = new WeakMap([[source, { value }]]);
    return value;
  };
}

/**
 * The same, brought from the value before to the next by `update` where that can; undefined where it must be made again. Holds the latest
 * value until it is asked about another one.
 */
export function derivedFromPrevious<Source extends object, Value>(
  make: (source: Source) => Value,
  update: (value: Value, before: Source, source: Source) => Value | undefined,
): (source: Source) => Value {
  let latest: { readonly source: Source; readonly value: Value } | undefined;
  return (source) => {
    if (latest?.source !== source) {
      const value = latest && update(latest.value, latest.source, source);
      latest = { source, value: value ?? make(source) };
    }
    return latest.value;
  };
}
