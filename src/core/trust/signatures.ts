import { type BoundedCache, createBoundedCache } from '../boundedCache.ts';
import type { Certificate } from '../model/certificate.ts';
import { bySubject, uniqueCertificates } from './certificateIndex.ts';
import type { SignatureTable, SignatureVerdict } from './outcome.ts';
import { type KeyCache, webCryptoVerify } from './webCryptoVerify.ts';

/** Keys and verdicts by content, so that an edit verifies only what is new. */
export interface SignatureCache {
  readonly keys: KeyCache;
  readonly verdicts: BoundedCache<Promise<SignatureVerdict>>;
}

/** Entries kept; a cluster has some hundreds of pairs. */
const MAX_VERDICTS = 20_000;
const MAX_KEYS = 2_000;
/** Signatures verified in one call: a second or so. Beyond it, files of thousands of same-named CAs stay unchecked. */
const MAX_PAIRS = 20_000;

/** An empty cache; hand the same one to each call. */
export function createSignatureCache(): SignatureCache {
  return { keys: createBoundedCache(MAX_KEYS), verdicts: createBoundedCache(MAX_VERDICTS) };
}

/**
 * Verifies every pair whose child's issuer name is the issuer's subject name byte for byte, each content once, in one
 * batch. Never rejects: what the host cannot verify, and any other pair, is `unchecked`.
 */
export async function verifySignatures(
  certificates: readonly Certificate[],
  cache: SignatureCache = createSignatureCache(),
): Promise<SignatureTable> {
  const pairs = [...pairsOf(certificates)];
  const verdicts = await Promise.all(
    pairs.map(async ([key, child, issuer]) => {
      const verdict = await cache.verdicts.get(key, () => webCryptoVerify(child, issuer, cache.keys));
      return [key, verdict] as const;
    }),
  );
  const table = new Map(verdicts);
  return { verdict: (child, issuer) => table.get(pairKey(child, issuer)) ?? 'unchecked' };
}

function* pairsOf(certificates: readonly Certificate[]): Generator<readonly [string, Certificate, Certificate]> {
  const unique = uniqueCertificates(certificates);
  const issuers = bySubject(unique);
  const seen = new Set<string>();
  for (const child of unique) {
    for (const issuer of issuers.get(child.issuer.key) ?? []) {
      const key = pairKey(child, issuer);
      if (seen.has(key)) continue;
      if (seen.size === MAX_PAIRS) return;
      seen.add(key);
      yield [key, child, issuer];
    }
  }
}

function pairKey(child: Certificate, issuer: Certificate): string {
  return `${child.sha256}:${issuer.publicKey.id}`;
}
