import { ConfinedFileSystem, containedFileSystem } from '../cluster/files/confinedFileSystem.ts';
import { FileLoader } from '../cluster/files/fileLoader.ts';
import { NodeSteps } from '../cluster/scan/nodeSteps.ts';
import { Scanner } from '../cluster/scan/scanner.ts';
import type { ScanProgress } from '../cluster/scan/scanOptions.ts';
import type { ScanSettings } from '../cluster/scan/scanState.ts';
import { ConnectionSteps } from '../connections/connectionSteps.ts';
import { useCryptography } from '../formats/cryptography/hostCryptography.ts';
import type { Version } from '../model/documents/version.ts';
import type { Severity } from '../model/finding.ts';
import { Memo } from '../model/memo/memo.ts';
import { RunCanceled } from '../model/memo/reader.ts';
import type { Reader } from '../model/memo/step.ts';
import { folderOf, type NodeView } from '../model/node.ts';
import type { Ports } from '../model/ports.ts';
import type { Report, SkippedFile } from '../model/report.ts';
import { visibleText } from '../model/text/visibleText.ts';
import { createScheduler } from '../model/time/scheduler.ts';
import type { Profile } from '../rules/engine/rule.ts';
import { createSignatureCache } from '../trust/signatureCache.ts';
import { AnalysisSteps } from './analysisSteps.ts';
import { errorPlace } from './errorPlace.ts';
import { FindingSteps } from './findingSteps.ts';
import { reportsEqual } from './reportsEqual.ts';

export interface InspectorSettings extends ScanSettings {
  /** Days before expiry at which a leaf, or a CA, is warned about. */
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly severities: SeverityTable;
  /** The severities that apply in a folder with its own settings, by its URI; they replace `severities` there. */
  readonly severitiesIn?: ReadonlyMap<string, SeverityTable> | undefined;
  readonly profile: Profile;
  /** Evaluates every component as one of this release of Kubernetes, in place of the one that its files state. */
  readonly release?: Version | undefined;
}

/** By rule. */
export type SeverityTable = Readonly<Record<string, Severity | 'off'>>;

/** How far an inspection has come. */
export type InspectionProgress =
  | ScanProgress
  | { readonly step: 'judging'; readonly done: number; readonly total: number };

export interface InspectOptions {
  readonly signal?: AbortSignal;
  /**
   * The URIs of files whose content alone changed since the last report: nothing else is looked at where that is enough. Absent: the
   * folders are looked at again. To be left out also where anything was made, deleted or moved.
   */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Resolves to the latest report where a look at the folders has found nothing else; without it such a look makes a new one. */
  readonly onlyIfOther?: boolean;
  readonly onProgress?: (progress: InspectionProgress) => void;
  /** Hears, while there is no report yet, of the nodes that are done: of the first at once, of more each second. */
  readonly onPartial?: (report: Report) => void;
}

export interface Inspector {
  /** The latest whole report; undefined before the first inspection has ended. */
  readonly report: Report | undefined;
  /** Files decoded so far: editing one file decodes one file. */
  readonly decodeCount: number;
  /**
   * Looks at the folders again; unchanged files are not decoded again, and unchanged nodes not judged again: their part of the report is
   * the same object, and so is the report where `changed` files changed nothing in it. One inspection at a time. Rejects never; resolves
   * to undefined when the signal was aborted.
   */
  inspect(settings: InspectorSettings, options?: InspectOptions): Promise<Report | undefined>;
  /** Makes the next inspection look at the file again even if its version seems unchanged. */
  invalidate(uri: string): void;
}

/** Milliseconds between reports on nodes that are done while others are not. */
const PARTIAL_INTERVAL = 1000;

export function createInspector(ports: Ports, memo = new Memo()): Inspector {
  if (ports.cryptography) useCryptography(ports.cryptography);
  const onUnread = (uri: string, error: unknown) =>
    ports.log.warn(`${visibleText(uri)} could not be read: ${errorPlace(error)}`);
  const onCrash = (subject: string) => (rule: string, error: unknown) =>
    ports.log.warn(`Rule ${rule} failed on ${subject}: ${errorPlace(error)}`);
  const fileSystem = new ConfinedFileSystem(containedFileSystem(ports.fileSystem, onUnread));
  const loader = new FileLoader(fileSystem, onUnread);
  const signatureCache = createSignatureCache();
  const nodes = new NodeSteps(memo, fileSystem, loader);
  const analyses = new AnalysisSteps(nodes, signatureCache, onCrash);
  const connections = new ConnectionSteps(nodes, analyses.nextChange, signatureCache);
  const findings = new FindingSteps({ nodes, analyses, connections }, onCrash);
  const scanner = new Scanner({ fileSystem, loader, memo, steps: nodes });
  let report: Report | undefined;
  let revision = 0;
  let reportedModes = false;

  /** The conclusions about the nodes that can be read. */
  async function reportOn(
    read: Reader,
    { skipped, truncated }: Pick<Report, 'skipped' | 'truncated'> = { skipped: [], truncated: false },
  ): Promise<Report> {
    let until = Number.POSITIVE_INFINITY;
    const views = await read.read(nodes.views);
    const ids = views.map(({ id }) => id);
    for (const next of await read.readAll(analyses.nextChange, ids)) until = Math.min(until, next);
    const found = await read.read(findings.connections);
    const limits = await read.read(connections.limits);
    const firstBreak = await read.read(connections.firstBreak);
    const isShown = firstBreak && found.some(({ id }) => id === firstBreak.connection);
    return {
      revision: ++revision,
      now: read.now,
      nextChange: Number.isFinite(until) ? until : undefined,
      nodes: await read.read(findings.nodes),
      files: await read.read(nodes.files),
      skipped: [...skipped, ...views.filter(({ id }) => limits.has(id)).map(limitedNode)],
      includesLeftOut: await read.read(findings.includesLeftOut),
      release: await read.read(nodes.release),
      connections: found,
      firstBreak: isShown ? firstBreak : undefined,
      findings: await read.read(findings.findings),
      truncated,
    };
  }

  async function inspect(settings: InspectorSettings, options: InspectOptions): Promise<Report | undefined> {
    const { signal, changed, onlyIfOther, onProgress, onPartial } = options;
    const context = { now: ports.now(), scheduler: createScheduler(ports.pause), signal };
    let read = memo.begin(context, { isWhole: !changed });
    const { warningDays, caWarningDays, profile, severitiesIn } = settings;
    memo.set(analyses.settings, '', { warningDays, caWarningDays, profile, severities: anySeverities(settings) });
    memo.set(nodes.release, '', settings.release);
    memo.set(findings.includesLeftOut, '', settings.includesLeftOut === true);
    memo.set(findings.severitiesIn, '', severitiesIn && severitiesByFolder(settings));

    const onFirst = async () => onPartial?.({ ...(await reportOn(read)), isPartial: true });
    const rescanned = changed && report ? await scanner.retake(changed, settings, read) : undefined;
    if (changed && !rescanned) read = memo.begin(context);
    const scanning = { read, signal, onProgress, onFirst: onPartial && !report ? onFirst : undefined };
    const scanned = rescanned ?? (await scanner.take(settings, scanning));
    if (!scanned || signal?.aborted) return undefined;
    const views = await read.read(nodes.views);
    if (!reportedModes && views.some(({ modesOf }) => modesOf === 'unknown')) {
      reportedModes = true;
      ports.log.warn('file modes cannot be read here: permission rules are off');
    }

    let reported = performance.now();
    for (const [at, { id }] of views.entries()) {
      await read.read(analyses.analysis, id);
      onProgress?.({ step: 'judging', done: at + 1, total: views.length });
      if (read.scheduler.shouldYield()) await read.scheduler.yieldNow();
      if (!onPartial || report || performance.now() < reported + PARTIAL_INTERVAL) continue;
      memo.set(nodes.ids, '', scanned.ids.slice(0, at + 1));
      onPartial({ ...(await reportOn(read, scanned)), isPartial: true });
      memo.set(nodes.ids, '', scanned.ids);
      reported = performance.now();
    }
    const whole = await reportOn(read, scanned);
    if (signal?.aborted) return undefined;
    memo.endOfAll();
    if (!rescanned) memo.forgetUnused();
    if (!(rescanned || onlyIfOther) || !report || !reportsEqual(report, whole)) report = whole;
    return report;
  }

  return {
    get report() {
      return report;
    },
    get decodeCount() {
      return loader.decodeCount;
    },
    invalidate: (uri) => memo.outdate(nodes.file, uri),
    async inspect(settings, options = {}) {
      try {
        return await inspect(settings, options);
      } catch (error) {
        if (error instanceof RunCanceled) return undefined;
        throw error;
      }
    },
  };
}

/** A node of which not all connections are evaluated. */
function limitedNode(view: NodeView): SkippedFile {
  return { uri: view.root?.uri ?? folderOf(view), reason: 'too-many-connections' };
}

function severitiesByFolder({
  folders,
  severities,
  severitiesIn,
}: InspectorSettings): ReadonlyMap<string, SeverityTable> {
  return new Map(folders.map(({ uri }) => [uri, severitiesIn?.get(uri) ?? severities]));
}

/** The severities that are set in any folder: a rule with one is evaluated, and each folder's own table decides at the end. */
function anySeverities({ severities, severitiesIn }: InspectorSettings): SeverityTable {
  return severitiesIn ? Object.assign({}, ...severitiesIn.values(), severities) : severities;
}
