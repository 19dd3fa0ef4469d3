import { writeFileSync } from 'node:fs';
import { RESULT_FILE } from './resultFile.ts';
import { tallyRun } from './testTally.ts';

/** Reporter of the runs that happen in Node itself: prints each test, leaves the tally in a file. */
class ResultReporter {
  constructor(runner: Mocha.Runner) {
    const tally = tallyRun(runner, (line) => console.log(line));
    const file = process.env[RESULT_FILE];
    runner.once('end', () => {
      if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
    });
  }
}

// Mocha requires a reporter by path and expects the class itself.
export { ResultReporter as 'module.exports' };
