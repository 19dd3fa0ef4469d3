import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RESULT_FILE } from './resultFile.ts';
import type { TestTally } from './testTally.ts';

/** Rejects when a test fails. */
export type TestRun = () => Promise<unknown>;

/**
 * Does one run, or a second where `again` is called with the first one's error and resolves to true; the last of them
 * counts. Leaves in the result file what all runs so far came to. A run that counts no test has failed, and the last run's
 * error is thrown.
 */
export async function addResult(run: TestRun, again: (error: unknown) => boolean = () => false): Promise<void> {
  const file = process.env[RESULT_FILE];
  const before = read(file) ?? { passed: 0, failed: 0, failures: [] };
  let outcome = await runOnce(run, file);
  if (outcome.error !== undefined && again(outcome.error)) outcome = await runOnce(run, file);
  const { tally, error } = outcome;
  const sum: TestTally = {
    passed: before.passed + tally.passed,
    failed: before.failed + tally.failed,
    failures: [...before.failures, ...tally.failures],
  };
  if (file !== undefined) writeFileSync(file, JSON.stringify(sum));
  if (error !== undefined) throw error;
}

async function runOnce(run: TestRun, file: string | undefined): Promise<{ tally: TestTally; error?: unknown }> {
  if (file !== undefined) rmSync(file, { force: true });
  let failure: { error: unknown } | undefined;
  try {
    await run();
  } catch (error) {
    failure = { error };
  }
  const tally = read(file) ?? { passed: 0, failed: 0, failures: [] };
  const broken = tally.failed === 0 && (failure !== undefined || tally.passed === 0);
  const reason = failure === undefined ? 'No test ran.' : String(failure.error);
  return { tally: broken ? { ...tally, failed: 1, failures: [reason] } : tally, ...failure };
}

function read(file: string | undefined): TestTally | undefined {
  return file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestTally) : undefined;
}
