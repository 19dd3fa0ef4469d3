import { Session } from 'node:inspector/promises';

/** How often each block of the product's source ran, by file and offset. */
export type Steps = ReadonlyMap<string, number>;

/**
 * Counts what work does as V8 counts it for coverage: each run of a function, of a branch and of the body of a loop. What a regular
 * expression or a built-in does inside is one step, however much it reads.
 */
export async function countSteps(work: () => unknown): Promise<Steps> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  try {
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    // What ran before is not counted.
    await session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const steps = new Map<string, number>();
    for (const { url, functions } of result) {
      const file = /\/src\/.*$/.exec(url)?.[0];
      if (file === undefined) continue;
      for (const { functionName, ranges } of functions) {
        for (const { startOffset, count } of ranges) {
          const block = `${file} ${functionName} at ${startOffset}`;
          steps.set(block, Math.max(count, steps.get(block) ?? 0));
        }
      }
    }
    return steps;
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

/** Blocks that run more than twice as often for twice the input, with the counts; a few runs more are none. */
export function fasterThanInput(once: Steps, twice: Steps): readonly string[] {
  return [...twice].flatMap(([block, count]) => {
    const before = once.get(block) ?? 0;
    return count > before * MOST_GROWTH + SLACK ? `${block}: ${before}, then ${count}` : [];
  });
}

/** Some work grows with the logarithm of the input too, sorting for one. */
const MOST_GROWTH = 2.3;

/** Runs that have nothing to do with the size: a cache that is emptied, a slice of time that ends. */
const SLACK = 300;
