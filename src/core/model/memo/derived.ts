import { sameItems } from './same.ts';

/**
 * Derives something from an immutable value, once, and forgets it together with that value. Further arguments must follow from the value:
 * they are not compared.
 */
export function derived<Source extends object, Given extends readonly unknown[], Value>(
  make: (source: Source, ...given: Given) => Value,
): (source: Source, ...given: Given) => Value {
  const values = new WeakMap<Source, Value>();
  return (source, ...given) => {
    const known = values.get(source);
    if (known !== undefined || values.has(source)) return known as Value;
    const value = make(source, ...given);
    values.set(source, value);
    return value;
  };
}

/** The same with further arguments that are compared: the result for the latest ones is remembered. */
export function derivedFor<Source extends object, Given extends readonly unknown[], Value>(
  make: (source: Source, ...given: Given) => Value,
): (source: Source, ...given: Given) => Value {
  const latest = new WeakMap<Source, { readonly given: Given; readonly value: Value }>();
  return (source, ...given) => {
    const known = latest.get(source);
    if (known && sameItems(known.given, given)) return known.value;
    const value = make(source, ...given);
    latest.set(source, { given, value });
    return value;
  };
}

/**
 * The same, remembered for the latest value only and no longer than it lives: for what many callers need of one value after the other, and
 * what is not worth its memory afterwards.
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
 * The same for the latest value, updated from the result for the previous value by `update`, which returns undefined if it must be derived
 * from scratch. Holds the latest value until it is called with another one.
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

/**
 * Gives lists of a list that have the same items as at the same place of the latest list before as the very same objects, so that what is
 * derived from one of them holds until it changes. Holds the latest lists until it is called with others.
 */
export function keepEqualLists<Item>(): (lists: readonly (readonly Item[])[]) => readonly (readonly Item[])[] {
  return derivedFromPrevious(
    (lists) => lists,
    (kept, _, lists) => lists.map((list, at) => (sameItems(kept[at] ?? [], list) ? (kept[at] ?? list) : list)),
  );
}
