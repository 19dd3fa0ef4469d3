import { createHash } from 'node:crypto';
import type { Ports } from '../core/index.ts';

/** Node's own digests. */
export const nodeDigest: NonNullable<Ports['digest']> = (algorithm, bytes) =>
  createHash(algorithm === 'SHA-256' ? 'sha256' : 'sha1')
    .update(bytes)
    .digest('hex');
