import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Decompresses gzip (RFC 1952), all members of it, and verifies their checksums. Never far ahead of its reader. */
export async function* nodeGunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // The iteration throws errors of the stream, so the callback has nothing to do.
  yield* pipeline(Readable.from(bytes), createGunzip({ chunkSize: CHUNK }), () => {});
}

/** Decompressed at a time. Bytes. */
const CHUNK = 64 * 1024;
