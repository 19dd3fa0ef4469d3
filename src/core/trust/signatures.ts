import type { Certificate } from '../model/artifacts/certificate.ts';
import { type Budget, budgetOf } from '../model/budget.ts';
import type { VerifiedSignatures } from '../model/chainOutcome.ts';
import { createScheduler, type Scheduler } from '../model/time/scheduler.ts';
import { uniqueCertificates } from './candidates.ts';
import { createSignatureCache, type SignatureCache } from './signatureCache.ts';
import { SignerCandidates, SignerSearch } from './signerSearch.ts';

/** Signatures verified at once where the host does so on other threads. */
const BATCH = 64;

/**
 * Looks for the signer of each certificate among those whose subject name is its issuer name byte for byte, each content once. Takes
 * turns, so that each has its likeliest candidate tried before any has its second one, and pays for each from the budget, known or
 * not: so the same files come to the same verdicts. Where none is given, the certificates themselves bring it. Never rejects: what
 * the host cannot verify, and any other pair, is `unchecked`, what could not be paid is `unpaid`.
 */
export async function verifySignatures(
  certificates: readonly Certificate[],
  cache: SignatureCache = createSignatureCache(),
  budget: Budget = budgetOf(certificates.map(({ der }) => ({ size: der.length }))),
  scheduler: Scheduler = createScheduler(),
): Promise<VerifiedSignatures> {
  const unique = uniqueCertificates(certificates);
  const candidates = new SignerCandidates(unique);
  const searches = new Map<string, SignerSearch>();
  for (const child of unique) {
    searches.set(child.sha256, new SignerSearch(child, candidates.of(child), cache, budget));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  for (let open = [...searches.values()]; open.length > 0; open = open.filter(({ isOver }) => !isOver)) {
    let batch: Promise<void>[] = [];
    for (const search of open) {
      batch.push(search.tryNext());
      const isLate = scheduler.shouldYield();
      if (!isLate && batch.length < BATCH) continue;
      await Promise.all(batch);
      batch = [];
      if (isLate) await scheduler.yieldNow();
    }
    await Promise.all(batch);
  }
  return {
    verdict: (child, issuer) => searches.get(child.sha256)?.verdict(issuer) ?? 'unchecked',
    signerOf: (child) => searches.get(child.sha256)?.signer,
    isUnpaid: (child) => searches.get(child.sha256)?.isUnpaid ?? false,
  };
}
