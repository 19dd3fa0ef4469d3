import { createScheduler } from '../../core/beforeCandidates.ts';
import type { Host } from '../../host/host.ts';

/** Resolves in a turn of the event loop that no other caller has, in the order of the calls. */
export type NextTurn = () => Promise<void>;

/** VS Code tells all views at once that they are visible, and the rows of one view of a thousand nodes take as long as a turn may. */
export function createTurns({ pause }: Pick<Host, 'pause'>): NextTurn {
  const scheduler = createScheduler(pause);
  let latest = Promise.resolve();
  return () => {
    latest = latest.then(() => scheduler.yieldNow());
    return latest;
  };
}
