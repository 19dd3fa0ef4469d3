/** The result of a run of mocha. A pending test is a failure: nothing is skipped in silence. */
export interface TestTally {
  passed: number;
  failed: number;
  /** Full title and error of each test that failed, to be repeated where all runs have ended. */
  failures: string[];
}

/** Prints each test as it ends and counts it. Knows neither Node nor VS Code; the tally is complete at `end`. */
export function tallyRun(runner: Mocha.Runner, print: (line: string) => void): TestTally {
  const tally: TestTally = { passed: 0, failed: 0, failures: [] };
  // The root suite, which has no title, takes this to 0.
  let depth = -1;
  const indent = () => '  '.repeat(Math.max(depth, 0));

  runner.on('suite', (suite) => {
    if (!suite.root) print(`${indent()}${suite.title}`);
    depth++;
  });
  runner.on('suite end', () => {
    depth--;
  });
  runner.on('pass', (test) => {
    tally.passed++;
    print(`${indent()}✓ ${test.title}${slowness(test)}`);
  });
  runner.on('fail', (test, error) => {
    tally.failed++;
    tally.failures.push(`${test.fullTitle()}\n${errorText(error)}`);
    print(`${indent()}✗ ${test.title}`);
  });
  runner.on('pending', (test) => {
    tally.failed++;
    tally.failures.push(`${test.fullTitle()}\nskipped`);
    print(`${indent()}✗ ${test.title} (skipped)`);
  });
  runner.once('end', () => {
    printFailures(tally.failures, print);
  });
  return tally;
}

/** Prints what failed, numbered, line by line. */
export function printFailures(failures: readonly string[], print: (line: string) => void): void {
  failures.forEach((text, at) => {
    for (const line of `\n${at + 1}) ${text}`.split('\n')) print(line);
  });
}

function slowness(test: Mocha.Test): string {
  const { duration = 0 } = test;
  return duration > test.slow() ? ` (${duration} ms)` : '';
}

/** An error of another process is an object with its message and stack. */
function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  const message = String(error.message);
  const stack = 'stack' in error ? String(error.stack) : '';
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}
