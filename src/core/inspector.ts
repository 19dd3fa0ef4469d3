import type { Connection } from './connections/connection.ts';
import { findConnections } from './connections/findConnections.ts';
import { isIssuedFrom, judgeProofs } from './connections/judgeProofs.ts';
import { proofSpecs } from './connections/proofSpecs.ts';
import { trustFaults } from './connections/trustFaults.ts';
import { FileStore } from './inventory/fileStore.ts';
import { takeInventory } from './inventory/takeInventory.ts';
import type { InspectedFolder } from './inventory/walk.ts';
import { findTokenSigners } from './jwt/findTokenSigners.ts';
import type { CertificateRequest } from './model/certificate.ts';
import type { Severity } from './model/finding.ts';
import type { InspectedNode, Report } from './model/report.ts';
import type { PathMapping } from './nodes/findRoots.ts';
import type { NodeView } from './nodes/node.ts';
import type { FileModeCheck } from './nodes/withFileModes.ts';
import type { Ports } from './ports.ts';
import { applySuppressions } from './rules/applySuppressions.ts';
import { RULES } from './rules/catalogue.ts';
import { withClusterFindings } from './rules/clusterFindings.ts';
import { withConnectionFindings } from './rules/connectionFindings.ts';
import { type EngineOptions, isOn, runRules, settleSeverities, sortFindings } from './rules/engine.ts';
import type { Profile } from './rules/rule.ts';
import { visibleText } from './text/visibleText.ts';
import { findIssuers } from './trust/issuers.ts';
import { verifyRequests } from './trust/requestSignatures.ts';
import { createSignatureCache, verifySignatures } from './trust/signatures.ts';

export interface InspectorSettings {
  readonly folders: readonly InspectedFolder[];
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  readonly pathMappings: readonly PathMapping[];
  /** Days before expiry at which a leaf, or a CA, is warned about. */
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly profile: Profile;
  readonly maxFiles: number;
  /** Whether the modes of a folder's files are judged. */
  readonly fileModes: (folder: InspectedFolder) => FileModeCheck;
}

export interface Inspector {
  /** The latest report; undefined before the first inspection has ended. */
  readonly report: Report | undefined;
  /** Files decoded so far: editing one file decodes one file. */
  readonly decodeCount: number;
  /**
   * Looks at the folders anew; unchanged files are not decoded again. Rejects never; resolves to undefined when `signal` was aborted.
   */
  inspect(settings: InspectorSettings, signal?: AbortSignal): Promise<Report | undefined>;
  /** Makes the next inspection look at the file again even if its version seems unchanged. */
  invalidate(uri: string): void;
}

/** What holds where nothing is set. `maxFiles`: as many as a thousand nodes have, and some. */
export const DEFAULT_SETTINGS: Omit<InspectorSettings, 'folders'> = {
  isExcluded: () => false,
  pathMappings: [],
  warningDays: 30,
  caWarningDays: 365,
  severities: {},
  profile: 'default',
  maxFiles: 50_000,
  fileModes: () => 'auto',
};

export function createInspector(ports: Ports): Inspector {
  const store = new FileStore(ports.fileSystem, (uri, error) =>
    ports.log.warn(`${visibleText(uri)} could not be read: ${nameOf(error)}`),
  );
  const signatureCache = createSignatureCache();
  let report: Report | undefined;
  let toldOfModes = false;

  async function judge(view: NodeView, settings: InspectorSettings, now: number): Promise<InspectedNode> {
    const certificates = view.files.flatMap(({ file }) =>
      file.artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate : [])),
    );
    const signatures = await verifySignatures(certificates, signatureCache);
    const requestSignatures = await verifyRequests(requestsOf(view), signatureCache);
    const proofs = judgeProofs(proofSpecs(view), signatures, now);
    const faults = trustFaults(proofs, (leaf, bundle) => isIssuedFrom(leaf, bundle, signatures, now));
    const { warningDays, caWarningDays, profile } = settings;
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
    const findings = runRules(RULES, view, context, engineOptions(settings, view.label));
    const tokenSigners = await findTokenSigners(view.files.flatMap(({ file }) => file.artifacts));
    return { view, proofs, findings, issuers: findIssuers(certificates, signatures), tokenSigners };
  }

  function engineOptions({ severities }: InspectorSettings, subject: string): EngineOptions {
    return {
      severities,
      onCrash: (rule, error) => ports.log.warn(`Rule ${rule} failed on ${subject}: ${nameOf(error)}`),
    };
  }

  /** What each node's rules found, with what breaks between the nodes, as severe as the settings say. */
  function settle(
    judged: readonly InspectedNode[],
    connections: readonly Connection[],
    settings: InspectorSettings,
    now: number,
  ): readonly InspectedNode[] {
    const context = { ...settings, now };
    const together = withClusterFindings(judged, RULES, context, engineOptions(settings, 'the nodes together'));
    const told = withConnectionFindings(together, connections, RULES, engineOptions(settings, 'the connections'));
    const kept = applySuppressions(told, RULES, (rule) => isOn(rule, settings, settings));
    return kept.map((node) => ({
      ...node,
      findings: settleSeverities(node.findings, settings.severities),
      // A rule that is off has nothing to hide.
      suppressed: node.suppressed?.flatMap((one) =>
        settleSeverities([one.finding], settings.severities).map((finding) => ({ ...one, finding })),
      ),
    }));
  }

  return {
    get report() {
      return report;
    },
    get decodeCount() {
      return store.decodeCount;
    },
    invalidate: (uri) => store.invalidate(uri),
    async inspect(settings, signal) {
      const now = ports.now();
      const inventory = await takeInventory(ports.fileSystem, store, settings, signal);
      if (!inventory || signal?.aborted) return undefined;
      if (!toldOfModes && inventory.views.some(({ modesOf }) => modesOf === 'unknown')) {
        toldOfModes = true;
        ports.log.warn('file modes cannot be read here: the rules on permissions are off');
      }
      const judged: InspectedNode[] = [];
      for (const view of inventory.views) {
        judged.push(await judge(view, settings, now));
        if (signal?.aborted) return undefined;
      }
      const connections = await findConnections(inventory.views, signatureCache, now);
      const nodes = settle(judged, connections, settings, now);
      report = {
        revision: (report?.revision ?? 0) + 1,
        now,
        nodes,
        files: inventory.files,
        skipped: inventory.skipped,
        connections,
        findings: sortFindings(nodes.flatMap((node) => node.findings)),
        truncated: inventory.truncated,
      };
      return report;
    },
  };
}

function requestsOf({ files }: NodeView): readonly CertificateRequest[] {
  return files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact) => (artifact.kind === 'certificateRequest' ? artifact.request : [])),
  );
}

/** The kind of an error without its text, which might quote a file. */
function nameOf(error: unknown): string {
  return error instanceof Error ? (error.stack?.split('\n').slice(1, 3).join(' ') ?? error.name) : typeof error;
}
