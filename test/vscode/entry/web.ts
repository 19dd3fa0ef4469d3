import { ConsoleReporter, runSuites } from './runSuites.ts';

/** Called by VS Code in the web extension host. */
export async function run(): Promise<void> {
  // Not at the top of the file: its UMD wrapper would take this bundle's own exports.
  await import('mocha/mocha');
  mocha.setup({ ui: 'bdd', reporter: ConsoleReporter });
  await runSuites(mocha);
}
