import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RESULT_FILE } from '../../scripts/testing/resultFile.ts';
import type { TestTally } from '../../scripts/testing/testTally.ts';

/** Does one run, and leaves in the result file what all runs so far came to. A run that counts no test has failed. */
export async function addResult(run: () => Promise<unknown>): Promise<boolean> {
  const file = process.env[RESULT_FILE];
  const before = read(file) ?? { passed: 0, failed: 0 };
  if (file !== undefined) rmSync(file, { force: true });
  let hasFailed = false;
  try {
    await run();
    return true;
  } catch (error) {
    hasFailed = true;
    throw error;
  } finally {
    const { passed, failed } = read(file) ?? { passed: 0, failed: 0 };
    const broken = failed === 0 && (hasFailed || passed === 0) ? 1 : 0;
    const sum: TestTally = { passed: before.passed + passed, failed: before.failed + failed + broken };
    if (file !== undefined) writeFileSync(file, JSON.stringify(sum));
  }
}

function read(file: string | undefined): TestTally | undefined {
  return file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestTally) : undefined;
}
