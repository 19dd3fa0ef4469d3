import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

// Keys are in them.
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** A folder for the files of a node, which exists as long as the action takes. */
export async function inNodeFolder<Result>(action: (root: string) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'kubernetes-pki-node-'));
  folders.add(root);
  try {
    return await action(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
    folders.delete(root);
  }
}
