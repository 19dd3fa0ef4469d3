/** Whether two lists have the same items, in the same order. */
export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

/** Whether two maps have the same values under the same keys. */
export function sameEntries(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value || !other.has(key)) return false;
  return true;
}

/** Whether two small plain values are equal. */
export function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Whether two maps have equal lists under the same keys. */
export function sameLists<Item>(
  one: ReadonlyMap<string, readonly Item[]>,
  other: ReadonlyMap<string, readonly Item[]>,
  isSame: (one: readonly Item[], other: readonly Item[]) => boolean = sameItems,
): boolean {
  if (one.size !== other.size) return false;
  for (const [key, items] of one) {
    const others = other.get(key);
    if (!others || !(items === others || isSame(items, others))) return false;
  }
  return true;
}
