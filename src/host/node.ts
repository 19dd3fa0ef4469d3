import { createHash } from 'node:crypto';
import type { Ports } from '../core/index.ts';
import type { Host } from './host.ts';
import { nodeByteSource } from './nodeByteSource.ts';
import { nodeDisk } from './nodeDisk.ts';
import { hasModes, nodeFileMode } from './nodeFileMode.ts';
import { nodeLink } from './nodeFileSystem.ts';

/** Node's own digests. */
export const nodeDigest: NonNullable<Ports['digest']> = (algorithm, bytes) =>
  createHash(algorithm === 'SHA-256' ? 'sha256' : 'sha1')
    .update(bytes)
    .digest('hex');

/** The host of the Node bundle: this machine's own files, their links and modes can be read without VS Code. */
export const host: Host = {
  kind: 'node',
  digest: nodeDigest,
  disk: nodeDisk,
  byteSource: nodeByteSource,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  readLink: async ({ scheme, fsPath }) => (scheme === 'file' ? nodeLink(fsPath) : undefined),
  readMode: hasModes ? async ({ scheme, fsPath }) => (scheme === 'file' ? nodeFileMode(fsPath) : undefined) : undefined,
};
