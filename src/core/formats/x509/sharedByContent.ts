import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { bytesKey } from '../der/bytes.ts';

/** Names and extensions of the CAs and components of a large workspace. */
const CAPACITY = 4096;

/** Longer content is mostly unique. Octets. */
const MAX_LENGTH = 256;

/**
 * Reads small structures once for equal content: the certificates of many nodes hold the same names, usages and key identifiers over and
 * over. What `read` throws is thrown again for the same content. It is given a copy, so that what is shared keeps no certificate alive.
 */
export function sharedByContent<Value>(read: (bytes: Uint8Array) => Value): (bytes: Uint8Array) => Value {
  const known = createBoundedCache<Value>(CAPACITY);
  return (bytes) => (bytes.length > MAX_LENGTH ? read(bytes) : known.get(bytesKey(bytes), () => read(bytes.slice())));
}
