import type { Host } from './host.ts';
import { nodeByteSource } from './nodeByteSource.ts';
import { nodeCryptography } from './nodeCryptography.ts';
import { nodeDisk } from './nodeDisk.ts';
import { hasModes, nodeFileMode } from './nodeFileMode.ts';
import { nodeLink } from './nodeFileSystem.ts';
import { nodeGunzip } from './nodeGunzip.ts';

/** The host of the Node bundle: this machine's own files, their links and modes can be read without VS Code. */
export const host: Host = {
  kind: 'node',
  cryptography: nodeCryptography,
  disk: nodeDisk,
  byteSource: nodeByteSource,
  gunzip: nodeGunzip,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  readLink: async ({ scheme, fsPath }) => (scheme === 'file' ? nodeLink(fsPath) : undefined),
  readMode: hasModes ? async ({ scheme, fsPath }) => (scheme === 'file' ? nodeFileMode(fsPath) : undefined) : undefined,
};
