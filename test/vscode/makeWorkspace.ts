import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** A new temporary folder for one run. Removed when the process ends, if not before. */
export function makeWorkspace(): Workspace {
  // The real path: where the temporary folder is a link, VS Code and the tests would name one file in two ways.
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-')));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  writeFileSync(path.join(folder, 'README.txt'), 'A folder for tests.\n');
  return { folder, remove };
}
