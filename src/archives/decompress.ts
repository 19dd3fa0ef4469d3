import { Gunzip as FflateGunzip, Inflate } from 'fflate/browser';
import type * as xzLibrary from 'xz-decompress';
import type { ArchiveBudget } from './archiveBudget.ts';
import { streamOf } from './streams.ts';

/** Pushed at a time, so that what one push gives, a thousandfold at most (RFC 1951 §3.2.5), stays small. Bytes. */
const PUSHED = 4 * 1024;

/** Decompresses gzip (RFC 1952), all members of it. Throws for damaged bytes. */
export type Gunzip = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** For hosts that cannot do it themselves. Does not verify checksums. */
export const gunzip: Gunzip = (bytes) => decompress(new FflateGunzip(), bytes);

/** Decompresses a member of a zip file (RFC 1951). Every byte that comes out is paid for. */
export function inflate(bytes: AsyncIterable<Uint8Array>, budget: ArchiveBudget): AsyncGenerator<Uint8Array> {
  return paid(decompress(new Inflate(), bytes), budget);
}

async function* decompress(
  decoder: FflateGunzip | Inflate,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  decoder.ondata = (part) => {
    if (part.length > 0) out.push(part);
  };
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PUSHED) {
      decoder.push(chunk.subarray(at, at + PUSHED));
      yield* out.splice(0);
    }
  }
  decoder.push(new Uint8Array(0), true);
  yield* out.splice(0);
}

/** The parts, each of which is paid for before it is used. */
export async function* paid(parts: AsyncIterable<Uint8Array>, budget: ArchiveBudget): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    budget.addBytes(part.length);
    yield part;
  }
}

/** Decompresses xz. Its dictionary may have 64 MiB, as `xz -9` makes it. One stream at a time: none may be read inside another. */
export async function* unxz(bytes: AsyncIterable<Uint8Array>, budget: ArchiveBudget): AsyncGenerator<Uint8Array> {
  const { XzReadableStream } = libraryOf(await import('xz-decompress'));
  const reader = new XzReadableStream(streamOf(bytes)).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      budget.addBytes(next.value.length);
      if (next.value.length > 0) yield next.value;
    }
  } finally {
    // Lets go of the decoder, which the next stream waits for.
    await reader.cancel().catch(() => {});
  }
}

/** Node's loader gives a CommonJS module as a default alone, esbuild by its names. */
function libraryOf(library: typeof xzLibrary): typeof xzLibrary {
  return 'default' in library ? (library.default as typeof xzLibrary) : library;
}
