import { readlink } from 'node:fs/promises';
import type { Host } from './host.ts';

/** The host of the Node bundle: links of this machine's own files can be read. */
export const host: Host = {
  kind: 'node',
  async readLink({ scheme, fsPath }) {
    if (scheme !== 'file') return undefined;
    try {
      return await readlink(fsPath);
    } catch {
      return undefined;
    }
  },
};
