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

/** Lists that begin with the same items. */
interface Beginning<Item extends object> {
  readonly next: WeakMap<Item, Beginning<Item>>;
  list?: readonly Item[];
}

/**
 * Gives one and the same list for lists of the same items, so that what is derived from it holds for all of them. Forgets it with any of
 * its items.
 */
export function oneOfEqualLists<Item extends object>(): (list: readonly Item[]) => readonly Item[] {
  const empty: Beginning<Item> = { next: new WeakMap() };
  return (list) => {
    let beginning = empty;
    for (const item of list) {
      let longer = beginning.next.get(item);
      if (!longer) {
        longer = { next: new WeakMap() };
        beginning.next.set(item, longer);
      }
      beginning = longer;
    }
    beginning.list ??= list;
    return beginning.list;
  };
}
