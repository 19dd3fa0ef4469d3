import Mocha from 'mocha';
import { ConsoleReporter, runSuites } from './runSuites.ts';

/** Called by VS Code in the Node extension host. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: ConsoleReporter });
  // The event that mocha itself emits for each file it loads.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await runSuites(mocha);
}
