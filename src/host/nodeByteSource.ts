import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ByteSource } from '../archives/byteSource.ts';
import { nodeDisk } from './nodeDisk.ts';

/** Read at a time. Bytes. */
const CHUNK = 256 * 1024;

/** As with `nodeDisk`, a pipe that has replaced a regular file in the meantime does not block. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** A regular file's bytes, from the disk as they are needed; undefined for anything else. Follows no link. */
export async function nodeByteSource(path: string): Promise<ByteSource | undefined> {
  const found = await nodeDisk.stat(path);
  if (typeof found === 'string' || found.kind !== 'file') return undefined;
  return { size: found.size, version: found.version, chunks: () => chunksOfFile(path) };
}

async function* chunksOfFile(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, FLAGS);
  try {
    if (!(await file.stat()).isFile()) return;
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
