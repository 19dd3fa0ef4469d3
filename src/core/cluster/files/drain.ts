/** Runs the action over what waits and over what it adds to that, the latest first, so many at once. */
export function drain<Item>(
  waiting: Item[],
  limit: number,
  action: (item: Item, waiting: Item[]) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let active = 0;
    const pump = () => {
      while (active < limit) {
        const next = waiting.pop();
        if (next === undefined) break;
        active++;
        action(next, waiting).then(() => {
          active--;
          pump();
        }, reject);
      }
      if (active === 0) resolve();
    };
    pump();
  });
}
