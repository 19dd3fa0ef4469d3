import type { Pace } from '../../model/pace.ts';

/** Runs the action over every item, so many at once, in their order. Ends early, without a fault, when aborted. */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  { pace, signal }: { readonly pace: Pace; readonly signal?: AbortSignal },
  action: (item: Item, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length && signal?.aborted !== true) {
      const at = next++;
      const item = items[at];
      if (item !== undefined) await action(item, at);
      if (pace.isDue()) await pace.rest();
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}
