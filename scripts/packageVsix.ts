import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';
import { modulePath } from './run.ts';

/** Builds for production and packages the extension into the file. Throws on a warning as on an error. */
export function packageVsix(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const words = ['package', '--no-dependencies', '--out', file];
  const run = spawnSync(process.execPath, [modulePath('@vscode/vsce/vsce'), ...words], { cwd: ROOT, encoding: 'utf8' });
  const output = `${run.stdout}${run.stderr}`;
  if (run.status !== 0 || /\bwarning\b/i.test(output)) {
    throw new Error(`The extension could not be packaged without a warning.\n${run.error?.message ?? output}`);
  }
}
