import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSample } from '../support/sample.ts';
import { writeNode } from '../support/writeNode.ts';

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** The sample node in a new temporary folder. Removed when the process ends, if not before. */
export async function makeWorkspace(): Promise<Workspace> {
  const workspace = makeFolder();
  await writeNode(await buildSample(), workspace.folder);
  return workspace;
}

/** A new temporary folder with nothing in it. Removed when the process ends, if not before. */
export function makeFolder(): Workspace {
  // The real path: where the temporary folder is a link, VS Code and the tests would name one file in two ways.
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'kubernetes-pki-')));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { folder, remove };
}
