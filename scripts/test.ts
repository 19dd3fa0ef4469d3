import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { COMPILED, OUTPUT } from './paths.ts';
import { modulePath, runNode } from './run.ts';
import { RESULT_FILE } from './testing/resultFile.ts';
import { printFailures, type TestTally } from './testing/testTally.ts';

interface Step {
  readonly name: string;
  readonly words: readonly string[];
}

const mocha = (...words: readonly string[]) => [
  modulePath('mocha/bin/mocha.js'),
  ...['--forbid-only', '--reporter', 'scripts/testing/resultReporter.ts'],
  ...words,
];

const STEPS: readonly Step[] = [
  { name: 'unit', words: mocha('--parallel', `--jobs=${availableParallelism()}`, 'test/unit/**/*.test.ts') },
  { name: 'vscode, Node extension host', words: ['test/vscode/runTests.ts', 'node'] },
  { name: 'vscode, web extension host', words: ['test/vscode/runTests.ts', 'web'] },
  { name: 'e2e', words: ['test/e2e/run.ts'] },
];

/** Runs one step. A step that fails without a failed test, or that runs no test at all, counts as one failure. */
function runStep({ name, words }: Step, at: number): TestTally {
  console.log(`\n== ${name}\n`);
  const file = path.join(OUTPUT, `result-${at + 1}.json`);
  rmSync(file, { force: true });
  // VS Code's server, which each window starts, takes half of its time to be compiled.
  const code = runNode(words, { [RESULT_FILE]: file, NODE_COMPILE_CACHE: COMPILED });
  const tally: TestTally = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, failures: [] };
  const broken = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  const failures = broken ? [`${tally.passed} tests ran and the run ended with code ${code}`] : tally.failures;
  return { ...tally, failed: broken ? 1 : tally.failed, failures: failures.map((text) => `${name}: ${text}`) };
}

function main(): void {
  mkdirSync(OUTPUT, { recursive: true });
  // All suites, whatever the person was working on.
  if (runNode(['esbuild.js'], { TEST_SUITES: '' }) !== 0) {
    console.log('\n0 passed, 1 failed');
    process.exitCode = 1;
    return;
  }
  const tallies = STEPS.map(runStep);
  const sum = (pick: (tally: TestTally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
  const failed = sum((tally) => tally.failed);
  // Again, and last: a log of ten thousand tests is read from its end, where often no more than that is kept.
  printFailures(
    tallies.flatMap(({ failures }) => failures),
    console.log,
  );
  console.log(`\n${sum((tally) => tally.passed)} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
