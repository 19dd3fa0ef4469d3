/** The bytes of an archive, wherever they lie. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the bytes may have changed. */
  readonly version: string;
  /** From the first byte on, each time it is asked. Rejects if they cannot be read. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Bytes that are in memory. */
export function memorySource(bytes: Uint8Array, version: string): ByteSource {
  return {
    size: bytes.length,
    version,
    async *chunks() {
      yield bytes;
    },
  };
}

/** All bytes as one; `tooMany` is called, and throws, if there are more than `most` bytes. */
export async function joinChunks(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  tooMany: () => never,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of chunks) {
    length += part.length;
    if (length > most) tooMany();
    parts.push(part);
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The first bytes, at least `count` where there are as many, and everything from the first byte on. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const { done, value } = await iterator.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const head = new Uint8Array(Math.min(length, count));
  let at = 0;
  for (const part of parts) {
    const wanted = part.subarray(0, head.length - at);
    head.set(wanted, at);
    at += wanted.length;
  }
  return { head, all: { [Symbol.asyncIterator]: () => rest(parts, iterator) } };
}

/** Not a generator: if it is ended before it has begun, a generator does not end the iterator inside it. */
function rest(parts: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncIterator<Uint8Array> {
  return {
    async next() {
      const part = parts.shift();
      return part === undefined ? iterator.next() : { done: false, value: part };
    },
    async return() {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}

/** Ends the reading of bytes if the rest is not needed. */
export async function close(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}
