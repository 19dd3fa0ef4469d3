import { createScheduler } from '../../core/beforeCandidates.ts';
import type { Host } from '../../host/host.ts';

/** Resolves in a turn of the event loop that no other caller has, in the order of the calls. */
export type NextTurn = () => Promise<void>;

/** Views that are opened together hear of it together, and of a thousand nodes the rows of each take as long as one turn may. */
export function createTurns({ pause }: Pick<Host, 'pause'>): NextTurn {
  const scheduler = createScheduler(pause);
  let latest = Promise.resolve();
  return () => {
    latest = latest.then(() => scheduler.yieldNow());
    return latest;
  };
}
