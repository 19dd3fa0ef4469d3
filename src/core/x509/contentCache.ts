import { bytesKey } from '../text/bytes.ts';

/**
 * Remembers what a decoder made of the same bytes: equal content gives the same object, concurrent calls share one
 * decoding, and failures are never kept. The oldest entry goes when `capacity` is reached.
 */
export function cachedByContent<R extends object>(
  capacity: number,
  decode: (bytes: Uint8Array) => Promise<R>,
): (bytes: Uint8Array) => Promise<R> {
  const entries = new Map<string, Promise<R>>();
  return (bytes) => {
    const key = bytesKey(bytes);
    const known = entries.get(key);
    if (known) return known;
    // A copy, so that a cached part of a large file does not keep the whole of it alive.
    const fresh = decode(bytes.slice());
    entries.set(key, fresh);
    if (entries.size > capacity) {
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    }
    const forget = () => {
      if (entries.get(key) === fresh) entries.delete(key);
    };
    fresh.then((result) => 'error' in result && forget(), forget);
    return fresh;
  };
}
