import { faultKind } from '../connections/causes/faultKind.ts';
import { trustFaults } from '../connections/causes/trustFaults.ts';
import { certificatesIn } from '../connections/handshake/handshakeEvaluator.ts';
import { instantWithin, isIssuedFrom, verifyPeers, verifyWhileValid } from '../connections/handshake/verifyPeers.ts';
import type { CertificateRequest } from '../model/artifacts/certificate.ts';
import { budgetOf } from '../model/budget.ts';
import type { NodeView } from '../model/node.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { RULES } from '../rules/catalogue/catalogue.ts';
import { type EngineOptions, runRules } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import { issuersOf } from '../trust/issuers.ts';
import { verifyRequests } from '../trust/requestSignatures.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { verifySignatures } from '../trust/signatures.ts';
import { findTokenSigners } from '../trust/tokens/findTokenSigners.ts';
import { peerVerificationSpecs } from '../uses/views/verifications.ts';

/** The conclusions from a node's files alone, independent of other nodes. */
export async function analyzeNode(
  view: NodeView,
  clock: ClusterContext,
  cache: SignatureCache,
  options: EngineOptions,
  scheduler: Scheduler,
): Promise<InspectedNode> {
  const { now, warningDays, caWarningDays, profile } = clock;
  const certificates = certificatesIn(view);
  const budget = budgetOf(view.files.map(({ file }) => file));
  const signatures = await verifySignatures(certificates, cache, budget, scheduler);
  const requestSignatures = await verifyRequests(requestsOf(view), cache, budget, scheduler);
  const verifications = verifyPeers(peerVerificationSpecs(view), signatures, now);
  const faults = trustFaults(
    { verifications, couldVerify: (leaf, bundle) => isIssuedFrom(leaf, bundle, signatures, now) },
    {
      verifications: verifyWhileValid(verifications, signatures, now),
      couldVerify: (leaf, bundle) => isIssuedFrom(leaf, bundle, signatures, instantWithin(leaf, now)),
    },
  );
  const context = {
    now,
    warningDays,
    caWarningDays,
    profile,
    signatures,
    requestSignatures,
    verifications,
    trustFaults: faults.map((fault) => ({ ...fault, kind: faultKind(fault, view, signatures) })),
  };
  const findings = await runRules(RULES, view, context, options, scheduler);
  const artifacts = view.files.flatMap(({ file }) => file.artifacts);
  const tokenSigners = await findTokenSigners(artifacts, cache.keys, budget, scheduler);
  return { view, verifications, findings, ...issuersOf(certificates, signatures), tokenSigners };
}

function requestsOf({ files }: NodeView): readonly CertificateRequest[] {
  return files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact) => (artifact.kind === 'certificateRequest' ? artifact.request : [])),
  );
}
