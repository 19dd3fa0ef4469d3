import { createECDH, createHash } from 'node:crypto';
import type { Cryptography } from '../core/index.ts';
import type { Host } from './host.ts';
import { nodeByteSource } from './nodeByteSource.ts';
import { nodeDisk } from './nodeDisk.ts';
import { hasModes, nodeFileMode } from './nodeFileMode.ts';
import { nodeLink } from './nodeFileSystem.ts';

const HASHES = { 'SHA-256': 'sha256', 'SHA-1': 'sha1' } as const;
/** OpenSSL's names (SEC 2). */
const CURVES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as const;

/** OpenSSL's, as Node has it. */
export const nodeCryptography: Cryptography = {
  digest: (algorithm, bytes) => createHash(HASHES[algorithm]).update(bytes).digest('hex'),
  publicPoint(curve, scalar) {
    const pair = createECDH(CURVES[curve]);
    try {
      pair.setPrivateKey(scalar);
    } catch {
      return undefined;
    }
    return new Uint8Array(pair.getPublicKey());
  },
};

/** The host of the Node bundle: this machine's own files, their links and modes can be read without VS Code. */
export const host: Host = {
  kind: 'node',
  cryptography: nodeCryptography,
  disk: nodeDisk,
  byteSource: nodeByteSource,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  readLink: async ({ scheme, fsPath }) => (scheme === 'file' ? nodeLink(fsPath) : undefined),
  readMode: hasModes ? async ({ scheme, fsPath }) => (scheme === 'file' ? nodeFileMode(fsPath) : undefined) : undefined,
};
