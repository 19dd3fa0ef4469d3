import { readdirSync } from 'node:fs';
import path from 'node:path';
import { modulePath, runNode } from '../../scripts/run.ts';
import { addResult } from '../../scripts/testing/addResult.ts';
import { PACKAGE, packagedOnce } from './window/packagedOnce.ts';

/** The time limit of one test, for a machine with other work. Milliseconds. */
const TIMEOUT = '240000';

const ENDING = '.test.ts';

/**
 * The tests of a file go on from one another in one window. A browser on a busy machine now and then drops a key or a
 * click, so a file that fails is run once more, whole and in new windows, and that run counts. Both are printed.
 */
async function passes(file: string): Promise<boolean> {
  const words = ['--forbid-only', '--reporter', 'scripts/testing/resultReporter.ts', '--timeout', TIMEOUT];
  const run = async () => {
    const code = runNode([modulePath('mocha/bin/mocha.js'), ...words, file], { [PACKAGE]: packagedOnce() });
    if (code !== 0) throw new Error(`${file} ended with code ${code}`);
  };
  try {
    await addResult(run, (error) => {
      console.log(`-- ${(error as Error).message}, and is run once more`);
      return true;
    });
    return true;
  } catch (error) {
    console.log((error as Error).message);
    return false;
  }
}

const [only] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(ENDING) && (only === undefined || name === `${only}${ENDING}`))
  .sort();
if (names.length === 0) throw new Error(`There is no test/e2e/${only}${ENDING}.`);
for (const name of names) if (!(await passes(path.join(import.meta.dirname, name)))) process.exitCode = 1;
