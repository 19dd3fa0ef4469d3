import { sameItems } from './same.ts';

/**
 * What a value says that never changes, found out once and forgotten with the value. What else is given must follow from the value: it is
 * not looked at again.
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

/** The same where it depends on what else is given, and is remembered for the latest of that. */
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
