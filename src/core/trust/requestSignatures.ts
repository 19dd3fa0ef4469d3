import type { CertificateRequest } from '../model/artifacts/certificate.ts';
import { type Budget, budgetOf } from '../model/budget.ts';
import type { SignatureVerdict } from '../model/chainOutcome.ts';
import { createScheduler, type Scheduler } from '../model/time/scheduler.ts';
import { createSignatureCache, type SignatureCache } from './signatureCache.ts';
import { rsaKeyRefusal, verificationCost } from './signatureCost.ts';
import { verifySignature } from './verifySignature.ts';

/** Whether requests are signed by their own key, verified beforehand. One that was not asked for is `unchecked`. */
export interface RequestSignatures {
  verdict(request: CertificateRequest): SignatureVerdict;
}

/**
 * Verifies each request with the key it holds (RFC 2986 §4.2), each content once, and pays for it; where no budget is given, the
 * requests themselves bring it. A key that Go refuses is `unchecked`, what could not be paid `unpaid`. Never rejects.
 */
export async function verifyRequests(
  requests: readonly CertificateRequest[],
  cache: SignatureCache = createSignatureCache(),
  budget: Budget = budgetOf(requests.map(({ der }) => ({ size: der.length }))),
  scheduler: Scheduler = createScheduler(),
): Promise<RequestSignatures> {
  const table = new Map<string, SignatureVerdict>();
  for (const request of requests) {
    if (table.has(request.sha256)) continue;
    table.set(request.sha256, await verifyRequest(request, cache, budget));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return { verdict: ({ sha256 }) => table.get(sha256) ?? 'unchecked' };
}

async function verifyRequest(
  request: CertificateRequest,
  { keys, verdicts }: SignatureCache,
  budget: Budget,
): Promise<SignatureVerdict> {
  if (rsaKeyRefusal(request.publicKey) !== undefined) return 'unchecked';
  if (!budget.pay(verificationCost(request.publicKey))) return 'unpaid';
  return verdicts.get(`request:${request.sha256}`, () => verifySignature(request, request.publicKey, keys));
}
