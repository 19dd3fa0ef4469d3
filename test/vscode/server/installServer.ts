import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DOWNLOADS } from '../../../scripts/paths.ts';

/** Version of the npm package `code-server`, which carries the VS Code server and workbench 1.139.1. */
const VSCODE_SERVER = '4.139.1';

const HOME = path.join(DOWNLOADS, 'server');
const PACKAGE = 'node_modules/code-server';

/** Path of the server's entry point. Installs the server first where it is missing or of another version. */
export function installServer(): string {
  if (installedVersion(HOME) !== VSCODE_SERVER) install();
  return path.join(HOME, PACKAGE, 'lib/vscode/out/server-main.js');
}

/** Installs to a temporary place and renames, so that an interrupted run leaves nothing half done. */
function install(): void {
  console.log(`Installing the VS Code server (code-server ${VSCODE_SERVER}) from npm…`);
  const fresh = `${HOME}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    npm(['install', '--prefix', fresh, `code-server@${VSCODE_SERVER}`], fresh);
    npm(['install', '--omit=dev'], path.join(fresh, PACKAGE, 'lib/vscode'));
    moveIntoPlace(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function moveIntoPlace(fresh: string): void {
  // Another run may have finished first: then its copy stays.
  if (installedVersion(HOME) === VSCODE_SERVER) return;
  rmSync(HOME, { recursive: true, force: true });
  renameSync(fresh, HOME);
}

/** Without install scripts: they compile native modules, which the tests do not need and many machines cannot. */
function npm(words: readonly string[], cwd: string): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(program, [...words, ...quiet], {
    cwd,
    env: ownNpmSettingsOnly(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return;
  const reason = run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim();
  throw new Error(`The VS Code server could not be installed: npm ${words.join(' ')} failed.\n${reason}`);
}

/** The environment without what the surrounding `npm run` put into it about this project. */
function ownNpmSettingsOnly(): NodeJS.ProcessEnv {
  const ofProject = /^npm_(package_|lifecycle_|command$|config_(local_)?prefix$|config_allow_scripts$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofProject.test(name)));
}

function installedVersion(home: string): string | undefined {
  const manifest = path.join(home, PACKAGE, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: string };
  return version;
}
