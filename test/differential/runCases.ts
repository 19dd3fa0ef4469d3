import type { Case } from './cases/case.ts';
import { disagreements } from './knownDifferences.ts';
import { measure } from './measure.ts';
import { leftOpen, type Outcomes } from './outcome.ts';
import { predict } from './predict.ts';

export interface CaseResult {
  readonly id: string;
  readonly outcomes: Outcomes;
  /** The cases in which the inspector disagrees. */
  readonly differences: readonly string[];
  /** The connections of which it says nothing. */
  readonly open: readonly string[];
}

/** Runs every case, several at a time, and hands on each result as it comes; results are in the order of the cases. */
export async function runCases(
  cases: readonly Case[],
  workers: number,
  report: (result: CaseResult) => void,
): Promise<readonly CaseResult[]> {
  const results = new Map<string, CaseResult>();
  const waiting = cases.values();
  const crashes: unknown[] = [];
  const work = async () => {
    for (const one of waiting) {
      if (crashes.length > 0) return;
      // On a busy machine, a port may be taken or a component too slow: only what happens twice counts.
      const result = await runCase(one)
        .catch(() => runCase(one))
        .catch((error: unknown) => void crashes.push(error));
      if (!result) continue;
      results.set(one.id, result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  if (crashes.length > 0) throw crashes[0];
  return cases.flatMap(({ id }) => results.get(id) ?? []);
}

async function runCase({ id, parts, build }: Case): Promise<CaseResult> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const nodes = await build(now);
  try {
    const outcomes = await measure(nodes, parts);
    const predicted = await predict(nodes, now);
    return { id, outcomes, differences: disagreements(outcomes, predicted), open: leftOpen(outcomes, predicted) };
  } catch (error) {
    throw new Error(`${id}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
