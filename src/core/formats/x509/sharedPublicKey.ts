import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import type { PublicKeyShape } from './parseSubjectPublicKeyInfo.ts';

/** Keys of a large workspace, several times over. */
const CAPACITY = 4096;

const known = createBoundedCache<PublicKey>(CAPACITY);

/** A key with its id, which is one object for a certificate, its renewals and the private key beside them. */
export function sharedPublicKey(shape: PublicKeyShape, id: string): PublicKey {
  return known.get(id, () => ({ ...shape, id }));
}
