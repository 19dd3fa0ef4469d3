import { loadSuites } from 'virtual:suites';
import * as vscode from 'vscode';
import { tallyRun } from '../../../scripts/testing/testTally.ts';
import { LINE_MARK, RESULT_MARK } from '../resultMark.ts';
import { openedFolder } from './openedFolder.ts';
import { watchRejections } from './watchRejections.ts';

/** Above what the helpers of a test wait for. Milliseconds. */
const TEST_TIMEOUT = 150_000;

/** Reporter of both extension hosts: marked console lines, and the tally as the last of them. */
class MarkedLines {
  constructor(runner: Mocha.Runner) {
    const tally = tallyRun(runner, (line) => console.log(`${LINE_MARK}${line}`));
    runner.once('end', () => console.log(`${RESULT_MARK}${JSON.stringify(tally)}`));
  }
}

/** Mocha only constructs a reporter, while its types ask for its own base class, which each host imports differently. */
export const ConsoleReporter = MarkedLines as unknown as Mocha.ReporterConstructor;

/** Known by what is open: the launcher names the folder or workspace file after the scenario. */
function scenario(): string {
  return /^\w+/.exec(vscode.workspace.name ?? '')?.[0] ?? 'noFolder';
}

/** Runs every suite of the window. Rejects when a test fails, is skipped, or when there is none. */
export async function runSuites(mocha: Mocha): Promise<void> {
  mocha.timeout(TEST_TIMEOUT);
  mocha.forbidPending();
  mocha.failZero();
  await openedFolder((line) => console.log(`${LINE_MARK}${line}`));
  const rejections = watchRejections();
  await loadSuites(scenario());
  describe('the extension host', () => {
    it('saw no promise of ours rejected without being handled', async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (rejections.length > 0) throw new Error(rejections.join('\n'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed.`))));
  });
}
