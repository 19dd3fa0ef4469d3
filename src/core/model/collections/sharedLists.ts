import { derived, oneOfEqualLists } from '../memo/derived.ts';
import { append } from './lookup.ts';

/**
 * Items by keys of theirs, looked up by several keys at once. What is found by the same lists of items is one and the same list: what follows
 * from it is derived once for all who share it.
 */
export class SharedLists<Item extends object> {
  readonly #byKey = new Map<string, Item[]>();
  readonly #same = oneOfEqualLists<readonly Item[]>();
  readonly #union = derived((lists: readonly (readonly Item[])[]): readonly Item[] => [...new Set(lists.flat())]);

  /** The same key twice counts once. */
  add(item: Item, keys: Iterable<string>): void {
    for (const key of new Set(keys)) append(this.#byKey, key, item);
  }

  /** The items with at least one of the keys, those of the first key first. */
  of(keys: Iterable<string>): readonly Item[] {
    const lists = [...new Set(keys)].flatMap((key): readonly (readonly Item[])[] => {
      const list = this.#byKey.get(key);
      return list ? [list] : [];
    });
    const [only = NONE, ...others] = lists;
    return others.length === 0 ? only : this.#union(this.#same(lists));
  }
}

const NONE: readonly never[] = [];
