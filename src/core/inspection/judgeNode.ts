import { trustFaults } from '../connections/causes/trustFaults.ts';
import { isIssuedFrom, judgeProofs } from '../connections/handshake/judgeProofs.ts';
import { certificatesIn } from '../connections/handshake/judgeSpecs.ts';
import { proofSpecs } from '../connections/participants/proofSpecs.ts';
import type { CertificateRequest } from '../model/artifacts/certificate.ts';
import { budgetOf } from '../model/budget.ts';
import type { NodeView } from '../model/node.ts';
import type { Pace } from '../model/pace.ts';
import type { InspectedNode } from '../model/report.ts';
import { RULES } from '../rules/catalogue/catalogue.ts';
import { type EngineOptions, runRules } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import { issuersOf } from '../trust/issuers.ts';
import { verifyRequests } from '../trust/requestSignatures.ts';
import { type SignatureCache, verifySignatures } from '../trust/signatures.ts';
import { findTokenSigners } from '../trust/tokens/findTokenSigners.ts';

/** What is concluded from a node's own files alone, whatever other nodes there are. */
export async function judgeNode(
  view: NodeView,
  clock: ClusterContext,
  cache: SignatureCache,
  options: EngineOptions,
  pace: Pace,
): Promise<InspectedNode> {
  const { now, warningDays, caWarningDays, profile } = clock;
  const certificates = certificatesIn(view);
  const budget = budgetOf(view.files.map(({ file }) => file));
  const signatures = await verifySignatures(certificates, cache, budget, pace);
  const requestSignatures = await verifyRequests(requestsOf(view), cache, budget, pace);
  const proofs = judgeProofs(proofSpecs(view), signatures, now);
  const faults = trustFaults(proofs, (leaf, bundle) => isIssuedFrom(leaf, bundle, signatures, now));
  const context = {
    now,
    warningDays,
    caWarningDays,
    profile,
    signatures,
    requestSignatures,
    proofs,
    trustFaults: faults,
  };
  const findings = await runRules(RULES, view, context, options, pace);
  const artifacts = view.files.flatMap(({ file }) => file.artifacts);
  const tokenSigners = await findTokenSigners(artifacts, cache.keys, budget, pace);
  return { view, proofs, findings, ...issuersOf(certificates, signatures), tokenSigners };
}

function requestsOf({ files }: NodeView): readonly CertificateRequest[] {
  return files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact) => (artifact.kind === 'certificateRequest' ? artifact.request : [])),
  );
}
