import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { getCompileCacheDir } from 'node:module';
import { countSearchedText, takeSearchedText } from './searchedText.ts';

/** A stretch of a function that ran so often. Parts of it that ran as often are not named. */
type Block = Profiler.CoverageRange;

/** How often the blocks of the product's source ran, by function; the function's own block is the first. */
export type Steps = ReadonlyMap<string, readonly Block[]>;

/** Counts the steps of work. */
export type CountSteps = (work: () => unknown) => Promise<Steps>;

/**
 * Begins to count as V8 counts for coverage: each run of a function, of a branch and of the body of a loop. In modules that were imported before,
 * only the functions are counted, and optimized code is not, so this must be called before the import, and without the optimizing compilers
 * (`--no-opt --no-maglev`). Searches of long texts by built-ins and regular expressions count as a step for each thousand characters that they read.
 */
export async function startCounting(): Promise<CountSteps> {
  if (getCompileCacheDir() !== undefined) throw new Error('Code from the compile cache has no counters.');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  countSearchedText();
  return async (work) => {
    // Earlier runs are not counted.
    await session.post('Profiler.takePreciseCoverage');
    takeSearchedText();
    await work();
    const searches = [...takeSearchedText()].map(([place, count]) => searchAt(place, count));
    return new Map([...stepsIn((await session.post('Profiler.takePreciseCoverage')).result), ...searches]);
  };
}

function searchAt(place: string, count: number): readonly [string, readonly Block[]] {
  return [`search in ${place}`, [{ startOffset: 0, endOffset: 0, count }]];
}

function stepsIn(scripts: readonly Profiler.ScriptCoverage[]): Steps {
  const steps = new Map<string, readonly Block[]>();
  for (const { url, functions } of scripts) {
    const file = /\/src\/.*$/.exec(url)?.[0];
    if (file === undefined) continue;
    for (const { functionName, ranges } of functions) {
      steps.set(`${file} ${functionName} at ${ranges[0]?.startOffset}`, ranges);
    }
  }
  return steps;
}

/** Blocks that run more than twice as often for twice the input, with the counts; a few runs more do not count. */
export function fasterThanInput(once: Steps, twice: Steps): readonly string[] {
  return [...twice].flatMap(([name, blocks]) =>
    blocks.flatMap((block) => {
      const before = runsOf(block, once.get(name) ?? []);
      if (block.count <= before * MOST_GROWTH + SLACK) return [];
      return `${name}, block at ${block.startOffset}: ${before}, then ${block.count}`;
    }),
  );
}

/** Blocks lie in each other, the outer ones first. */
function runsOf({ startOffset, endOffset }: Block, blocks: readonly Block[]): number {
  return blocks.findLast((one) => one.startOffset <= startOffset && endOffset <= one.endOffset)?.count ?? 0;
}

/** Some work grows with the logarithm of the input too, sorting for one. */
const MOST_GROWTH = 2.5;

/** Runs that have nothing to do with the size: a cache that is emptied, a slice of time that ends. */
const SLACK = 300;
