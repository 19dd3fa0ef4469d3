import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** How to start Node on a TypeScript file of this project. */
const NODE_OPTIONS: readonly string[] = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** Runs a program of this project on the Node that runs this file, showing what it prints. Returns its exit code. */
export function runNode(words: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const run = spawnSync(process.execPath, [...NODE_OPTIONS, ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  if (run.error !== undefined) throw run.error;
  return run.status ?? 1;
}

/** Path of a file in node_modules. */
export function modulePath(name: string): string {
  return path.join(ROOT, 'node_modules', name);
}
