import { derived } from '../memo/derived.ts';
/** Finds an item of a list by one of its properties. */
export type Lookup<Item> = (items: readonly Item[], key: string) => Item | undefined;

/** So few are walked through: that is as quick as a table, and takes no memory. */
const FEW = 16;

/**
 * Finds the first item of a key, or the last one, as often as it is asked without going through the list again. `keyOf` gives undefined for
 * an item that is not to be found.
 */
export function lookupBy<Item>(
  keyOf: (item: Item) => string | undefined,
  which: 'first' | 'last' = 'first',
): Lookup<Item> {
  const tableOf = derived((items: readonly Item[]) => byKey(which === 'first' ? items.toReversed() : items, keyOf));
  return (items, key) => {
    if (items.length <= FEW) {
      const isWanted = (item: Item) => keyOf(item) === key;
      return which === 'first' ? items.find(isWanted) : items.findLast(isWanted);
    }
    return tableOf(items).get(key);
  };
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): ReadonlyMap<string, Item> {
  const table = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) table.set(key, item);
  }
  return table;
}

/** The items by a key of theirs, each group in the order given. */
export function groupBy<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    append(groups, keyOf(item), item);
  }
  return groups;
}

/** Adds the item to the list of the key. */
export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}
