import { childrenOf, rawOf, readWhole, TAG } from '../../src/core/formats/der/derElement.ts';
import * as der from './der.ts';

/** The DER of a certificate or request with another signature under it. */
export function resigned(bytes: Uint8Array, signature: Uint8Array): Uint8Array {
  const [tbs, algorithm] = childrenOf(readWhole(bytes, TAG.sequence)).map(rawOf);
  if (!tbs || !algorithm) throw new Error('This is nothing signed.');
  return der.sequence(tbs, algorithm, der.bitString(signature));
}
