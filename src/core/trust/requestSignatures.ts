import type { CertificateRequest } from '../model/certificate.ts';
import type { SignatureVerdict } from './outcome.ts';
import { createSignatureCache, type SignatureCache } from './signatures.ts';
import { webCryptoVerify } from './webCryptoVerify.ts';

/** Whether requests are signed by their own key, verified beforehand. One that was not asked for is `unchecked`. */
export interface RequestSignatures {
  verdict(request: CertificateRequest): SignatureVerdict;
}

/** Verifies each request with the key it holds (RFC 2986 §4.2), each content once, in one batch. Never rejects. */
export async function verifyRequests(
  requests: readonly CertificateRequest[],
  cache: SignatureCache = createSignatureCache(),
): Promise<RequestSignatures> {
  const unique = new Map(requests.map((request) => [request.sha256, request]));
  const verdicts = await Promise.all(
    [...unique].map(async ([sha256, request]) => {
      const verify = () => webCryptoVerify(request, request, cache.keys);
      return [sha256, await cache.verdicts.get(`request:${sha256}`, verify)] as const;
    }),
  );
  const table = new Map(verdicts);
  return { verdict: ({ sha256 }) => table.get(sha256) ?? 'unchecked' };
}
