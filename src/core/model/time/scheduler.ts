/**
 * Divides long work into slices, so that whatever else runs on the thread has its turn between them. To be asked wherever work has
 * gone on for a little: `if (scheduler.shouldYield()) await scheduler.yieldNow();`
 */
export interface Scheduler {
  /** Whether the present slice is used up. */
  shouldYield(): boolean;
  /** Resolves after everything that waits for the thread has run. Callers at the same time share one rest. */
  yieldNow(): Promise<void>;
}

/** Milliseconds: less than half a frame of 60 Hz, as an inspection and the preparation of a report may each have a slice in one turn. */
const SLICE = 7;

/** `pause` resolves after a turn of the event loop, a macrotask; the default has the delay of a timer. */
export function createScheduler(pause: () => Promise<void> = timer): Scheduler {
  // Node's global is a getter, which costs more than reading the clock.
  const clock = performance;
  let end = clock.now() + SLICE;
  let resting: Promise<void> | undefined;
  return {
    shouldYield: () => resting !== undefined || clock.now() >= end,
    yieldNow() {
      resting ??= pause().then(() => {
        resting = undefined;
        end = clock.now() + SLICE;
      });
      return resting;
    },
  };
}

function timer(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
