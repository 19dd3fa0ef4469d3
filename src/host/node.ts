import { readlink } from 'node:fs/promises';
import type { Host } from './host.ts';
import { hasModes, nodeFileMode } from './nodeFileMode.ts';

/** The host of the Node bundle: links and modes of this machine's own files can be read. */
export const host: Host = {
  kind: 'node',
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  async readLink({ scheme, fsPath }) {
    if (scheme !== 'file') return undefined;
    try {
      return await readlink(fsPath);
    } catch {
      return undefined;
    }
  },
  readMode: hasModes ? async ({ scheme, fsPath }) => (scheme === 'file' ? nodeFileMode(fsPath) : undefined) : undefined,
};
