import { groupBy } from '../model/collections/lookup.ts';
/**
 * Divides ids into groups that hang together, directly or through others; in the order of their first members. What is linked to and is
 * no id itself binds those together that are linked to it.
 */
export function linkedGroups(
  ids: readonly string[],
  linksOf: (id: string) => Iterable<string>,
  more: Iterable<Iterable<string>> = [],
): readonly (readonly string[])[] {
  const parents = new Map<string, string>();
  for (const id of ids) for (const link of linksOf(id)) join(id, link);
  for (const links of more) {
    const [first, ...others] = links;
    if (first !== undefined) for (const other of others) join(first, other);
  }
  return [...groupBy(ids, topOf).values()];

  function topOf(id: string): string {
    let top = id;
    for (let parent = parents.get(top); parent !== undefined; parent = parents.get(top)) top = parent;
    // The way is cut short for those that come after.
    for (let at = id; at !== top; ) {
      const parent = parents.get(at) ?? top;
      parents.set(at, top);
      at = parent;
    }
    return top;
  }

  function join(one: string, other: string): void {
    const [a, b] = [topOf(one), topOf(other)];
    if (a !== b) parents.set(b, a);
  }
}
