import type { SignatureVerdict } from '../model/chainOutcome.ts';
import { type BoundedCache, createBoundedCache } from '../model/collections/boundedCache.ts';
import type { VerifierCache } from './verifiers.ts';

/** Keys and verdicts by content, so that an edit verifies only what is new. */
export interface SignatureCache {
  readonly keys: VerifierCache;
  readonly verdicts: BoundedCache<Promise<SignatureVerdict>>;
}

/** Entries kept; a cluster has some hundreds of pairs. */
export const MAX_VERDICTS = 20_000;

export const MAX_KEYS = 2_000;

/** An empty cache; hand the same one to each call. */
export function createSignatureCache(): SignatureCache {
  return { keys: createBoundedCache(MAX_KEYS), verdicts: createBoundedCache(MAX_VERDICTS) };
}
