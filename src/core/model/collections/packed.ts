const NONE: readonly never[] = Object.freeze([]);

/**
 * The items in an array that is as long as they are, and one and the same for none; for what is kept of each of many files. An array that
 * has grown keeps room for more, and most lists are empty.
 */
export function packed<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? NONE : items.slice();
}
