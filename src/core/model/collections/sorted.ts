/**
 * The index of the last item at the position or before it, -1 if all are behind it. The items are sorted by `positionOf`; of equal ones the last
 * counts.
 */
export function lastAtOrBefore<Item>(
  items: readonly Item[],
  position: number,
  positionOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positionOf(items[middle] as Item) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
