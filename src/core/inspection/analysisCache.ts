import { trustFaults } from '../connections/causes/trustFaults.ts';
import { certificatesIn } from '../connections/handshake/handshakeEvaluator.ts';
import { isIssuedFrom, verifyPeers } from '../connections/handshake/verifyPeers.ts';
import { peerVerificationSpecs } from '../connections/participants/peerVerificationSpecs.ts';
import type { CertificateRequest } from '../model/artifacts/certificate.ts';
import { budgetOf } from '../model/budget.ts';
import type { NodeView } from '../model/node.ts';
import { lasts, type Period } from '../model/period.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Scheduler } from '../model/scheduler.ts';
import { RULES } from '../rules/catalogue/catalogue.ts';
import { type EngineOptions, runRules } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import { issuersOf } from '../trust/issuers.ts';
import { verifyRequests } from '../trust/requestSignatures.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { verifySignatures } from '../trust/signatures.ts';
import { findTokenSigners } from '../trust/tokens/findTokenSigners.ts';
import { nextChangeIn } from './nextChange.ts';

/** What an analysis depends on besides the node and the clock. */
export type AnalysisSettings = Omit<ClusterContext, 'now'> & Pick<EngineOptions, 'severities'>;

interface Evaluated {
  readonly period: Period;
  readonly settings: AnalysisSettings;
  readonly node: InspectedNode;
}

/** What was concluded of each node, kept until its node, the settings or the state of a certificate changes. */
export class AnalysisCache {
  readonly #cache: SignatureCache;
  readonly #analyses = new WeakMap<NodeView, Evaluated>();
  #periods = new WeakMap<NodeView, Period>();
  #settings: AnalysisSettings | undefined;

  constructor(cache: SignatureCache) {
    this.#cache = cache;
  }

  /** To be told before the nodes are judged. */
  use({ warningDays, caWarningDays, profile, severities }: AnalysisSettings): void {
    const settings = { warningDays, caWarningDays, profile, severities };
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    this.#periods = new WeakMap();
  }

  /** The same object as before for a node that is judged as before. */
  async analyze(
    view: NodeView,
    now: number,
    onCrash: EngineOptions['onCrash'],
    scheduler: Scheduler,
  ): Promise<InspectedNode> {
    const settings = this.#settings;
    if (!settings) throw new Error('No settings to judge by.');
    const known = this.#analyses.get(view);
    if (known && known.settings === settings && lasts(known.period, now)) return known.node;
    const { severities } = settings;
    const node = await analyzeNode(view, { ...settings, now }, this.#cache, { severities, onCrash }, scheduler);
    this.#analyses.set(view, { period: { from: now, until: this.untilOf(view, now) }, settings, node });
    return node;
  }

  /** The instant at which time alone next changes something about the node's files; infinite where nothing is left to come. */
  untilOf(view: NodeView, now: number): number {
    const settings = this.#settings ?? { warningDays: 0, caWarningDays: 0 };
    const known = this.#periods.get(view);
    if (known && lasts(known, now)) return known.until;
    const files = view.files.map(({ file }) => file);
    const until = nextChangeIn(files, now, settings) ?? Number.POSITIVE_INFINITY;
    this.#periods.set(view, { from: now, until });
    return until;
  }
}

/** What is concluded from a node's own files alone, whatever other nodes there are. */
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
  const faults = trustFaults(verifications, (leaf, bundle) => isIssuedFrom(leaf, bundle, signatures, now));
  const context = {
    now,
    warningDays,
    caWarningDays,
    profile,
    signatures,
    requestSignatures,
    verifications,
    trustFaults: faults,
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
