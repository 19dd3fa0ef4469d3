import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { ROOT } from '../../scripts/paths.ts';
import { addResult } from '../../scripts/testing/addResult.ts';
import { makeFolder } from './makeWorkspace.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

const SERVER_HOST = path.join(import.meta.dirname, 'serverHost.ts');

/** The same scenarios and suites in the server's Node host, in the web host, or in a downloaded desktop VS Code. */
const TARGETS = {
  node: { executable: SERVER_HOST, tests: 'dist/test/vscode/index.js', options: [] },
  web: {
    executable: SERVER_HOST,
    tests: 'dist/web/test/vscode/index.js',
    options: ['--extensionDevelopmentKind=web'],
  },
  desktop: { executable: undefined, tests: 'dist/test/vscode/index.js', options: [] },
} as const satisfies Record<string, Target>;

interface Target {
  /** Undefined takes test-electron's own download. */
  readonly executable: string | undefined;
  readonly tests: string;
  /** The version of the download: "1.100.0", "stable", "insiders"; undefined takes the newest stable one. */
  readonly version?: string | undefined;
  readonly options: readonly string[];
}

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { vscode: { type: 'string' } },
    allowPositionals: true,
  });
  const [name = '', only] = positionals;
  if (!(name in TARGETS)) {
    throw new Error(`Usage: runTests.ts ${Object.keys(TARGETS).join('|')} [SCENARIO] [--vscode=VERSION]`);
  }
  const target: Target = { ...TARGETS[name as keyof typeof TARGETS], version: values.vscode };
  // test-electron switches workspace trust off, so the desktop has no untrusted window; and a fresh one speaks English alone.
  const possible = SCENARIOS.filter(
    ({ trusted, locale, posix }) =>
      (target.executable !== undefined || (trusted !== false && locale === undefined)) &&
      !(posix && process.platform === 'win32'),
  );
  const scenarios = possible.filter((scenario) => only === undefined || scenario.name === only);
  if (scenarios.length === 0) throw new Error(`There is no scenario ${only}.`);
  let failed = 0;
  // The one that fails must not hide what the others have to say.
  for (const scenario of scenarios) if (!(await passes(scenario, target))) failed++;
  if (failed > 0) process.exitCode = 1;
}

/**
 * A browser or a server on a busy machine now and then starts a window in which nothing works, so a scenario that fails is tried in a second window
 * with separate files, whose outcome counts. Both are printed.
 */
async function passes(scenario: Scenario, target: Target): Promise<boolean> {
  console.log(`-- ${scenario.name}`);
  try {
    await addResult(
      () => runScenario(scenario, target),
      (error) => {
        if (!(error instanceof TestRunFailedError)) return false;
        console.error(`${error.message}\n-- ${scenario.name} failed, and is tried in a second window`);
        return true;
      },
    );
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    console.error(error.message);
    return false;
  }
}

async function runScenario(scenario: Scenario, target: Target): Promise<void> {
  const parent = makeFolder();
  try {
    const opened = await scenario.make(parent.folder);
    const untrusted = scenario.trusted === false ? ['--untrusted'] : [];
    const locale = scenario.locale === undefined ? [] : [`--locale=${scenario.locale}`];
    await runTests({
      ...(target.executable !== undefined && { vscodeExecutablePath: target.executable }),
      ...(target.version !== undefined && { version: target.version }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(ROOT, target.tests),
      launchArgs: [...(opened === undefined ? [] : [opened]), ...untrusted, ...locale, ...target.options],
      // The launcher needs the Node that runs this file, whatever the machine has first on its PATH.
      extensionTestsEnv: { PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter) },
    });
  } finally {
    parent.remove();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
