import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { ROOT } from '../../scripts/paths.ts';
import { makeWorkspace } from './makeWorkspace.ts';

const SERVER_HOST = path.join(import.meta.dirname, 'serverHost.ts');

/** The same suites in the server's Node host, in the web host, or in a downloaded desktop VS Code. */
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
  readonly options: readonly string[];
}

async function main(name: string): Promise<void> {
  if (!(name in TARGETS)) throw new Error(`Usage: runTests.ts ${Object.keys(TARGETS).join('|')}`);
  const target = TARGETS[name as keyof typeof TARGETS];
  const workspace = await makeWorkspace();
  try {
    await runTests({
      vscodeExecutablePath: target.executable,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(ROOT, target.tests),
      launchArgs: [workspace.folder, ...target.options],
      // The launcher needs the Node that runs this file, whatever the machine has first on its PATH.
      extensionTestsEnv: { PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter) },
    });
  } finally {
    workspace.remove();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error instanceof TestRunFailedError ? error.message : error);
  process.exitCode = 1;
});
