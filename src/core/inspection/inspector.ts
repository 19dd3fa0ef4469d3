import { ConfinedFileSystem, containedFileSystem } from '../cluster/files/confinedFileSystem.ts';
import { Scanner } from '../cluster/scan/scanner.ts';
import type { ScanProgress, ScanResult } from '../cluster/scan/scanResult.ts';
import type { ScanSettings } from '../cluster/scan/scanState.ts';
import { ConnectionFinder } from '../connections/findConnections.ts';
import { useDigest } from '../formats/x509/digest.ts';
import type { Severity } from '../model/finding.ts';
import type { Ports } from '../model/ports.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { createScheduler, type Scheduler } from '../model/scheduler.ts';
import { visibleText } from '../model/text/visibleText.ts';
import { sortFindings } from '../rules/engine/engine.ts';
import type { Profile } from '../rules/engine/rule.ts';
import { createSignatureCache } from '../trust/signatureCache.ts';
import { AnalysisCache } from './analysisCache.ts';
import { errorPlace } from './errorPlace.ts';
import { FindingFinalizer } from './findingFinalizer.ts';
import { FileOwners } from './nodeLinks.ts';
import { reportsEqual } from './reportsEqual.ts';

export interface InspectorSettings extends ScanSettings {
  /** Days before expiry at which a leaf, or a CA, is warned about. */
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly severities: SeverityTable;
  /** By the URI of a folder that has severities of its own: all that hold there, in the place of `severities`. */
  readonly severitiesIn?: ReadonlyMap<string, SeverityTable>;
  readonly profile: Profile;
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
  readonly changed?: ReadonlySet<string>;
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

/** Milliseconds between reports on nodes that are done while others are not. */
const PARTIAL_INTERVAL = 1000;

export function createInspector(ports: Ports): Inspector {
  if (ports.digest) useDigest(ports.digest);
  const onUnread = (uri: string, error: unknown) =>
    ports.log.warn(`${visibleText(uri)} could not be read: ${errorPlace(error)}`);
  const keeper = new Scanner(new ConfinedFileSystem(containedFileSystem(ports.fileSystem, onUnread)), onUnread);
  const signatureCache = createSignatureCache();
  const analyses = new AnalysisCache(signatureCache);
  const connections = new ConnectionFinder(signatureCache);
  const owners = new FileOwners();
  const settler = new FindingFinalizer();
  let report: Report | undefined;
  let revision = 0;
  let reportedModes = false;

  const onCrash = (subject: string) => (rule: string, error: unknown) =>
    ports.log.warn(`Rule ${rule} failed on ${subject}: ${errorPlace(error)}`);

  /** The nodes of the scan with everything that is concluded of them together. */
  async function reportOn(
    scanned: ScanResult,
    evaluated: readonly InspectedNode[],
    settings: InspectorSettings,
    now: number,
    scheduler: Scheduler,
  ): Promise<Report> {
    const views = evaluated.map(({ view }) => view);
    const found = await connections.find(views, now, (view) => analyses.untilOf(view, now), scheduler);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const ownerOf = await owners.of(views, scheduler);
    const { profile, warningDays, caWarningDays } = settings;
    const severities = anySeverities(settings);
    const severitiesIn = settings.severitiesIn && severitiesByFolder(settings);
    const settlement = { severities, severitiesIn, profile, warningDays, caWarningDays, now, ownerOf, onCrash };
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const nodes = await settler.finalize(evaluated, found, settlement, scheduler);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const until = Math.min(...views.map((view) => analyses.untilOf(view, now)));
    revision++;
    return {
      revision,
      now,
      nextChange: Number.isFinite(until) ? until : undefined,
      nodes,
      files: scanned.files,
      skipped: scanned.skipped,
      connections: found.all,
      findings: sortFindings(nodes.flatMap((node) => node.findings)),
      truncated: scanned.truncated,
    };
  }

  async function inspect(settings: InspectorSettings, options: InspectOptions): Promise<Report | undefined> {
    const { signal, changed, onlyIfOther, onProgress, onPartial } = options;
    const now = ports.now();
    const scheduler = createScheduler(ports.pause);
    analyses.use({ ...settings, severities: anySeverities(settings) });
    const evaluate = (view: InspectedNode['view']) => analyses.analyze(view, now, onCrash(view.label), scheduler);

    const onFirst = async (scanned: ScanResult) => {
      const evaluated: InspectedNode[] = [];
      for (const view of scanned.views) evaluated.push(await evaluate(view));
      if (!signal?.aborted)
        onPartial?.({ ...(await reportOn(scanned, evaluated, settings, now, scheduler)), isPartial: true });
    };
    const kept = changed && report ? await keeper.retake(changed, settings, scheduler) : undefined;
    const taking = { scheduler, signal, onProgress, onFirst: onPartial && !report ? onFirst : undefined };
    const scanned = kept ?? (await keeper.take(settings, taking));
    if (!scanned || signal?.aborted) return undefined;
    if (!reportedModes && scanned.views.some(({ modesOf }) => modesOf === 'unknown')) {
      reportedModes = true;
      ports.log.warn('file modes cannot be read here: permission rules are off');
    }

    const evaluated: InspectedNode[] = [];
    let reported = performance.now();
    for (const view of scanned.views) {
      evaluated.push(await evaluate(view));
      onProgress?.({ step: 'judging', done: evaluated.length, total: scanned.views.length });
      if (scheduler.shouldYield()) await scheduler.yieldNow();
      if (signal?.aborted) return undefined;
      if (!onPartial || report || performance.now() < reported + PARTIAL_INTERVAL) continue;
      onPartial({ ...(await reportOn(scanned, evaluated, settings, now, scheduler)), isPartial: true });
      reported = performance.now();
    }
    const whole = await reportOn(scanned, evaluated, settings, now, scheduler);
    if (signal?.aborted) return undefined;
    if (!(kept || onlyIfOther) || !report || !reportsEqual(report, whole)) report = whole;
    return report;
  }

  return {
    get report() {
      return report;
    },
    get decodeCount() {
      return keeper.decodeCount;
    },
    invalidate: (uri) => keeper.invalidate(uri),
    inspect: (settings, options = {}) => inspect(settings, options),
  };
}

function severitiesByFolder({
  folders,
  severities,
  severitiesIn,
}: InspectorSettings): ReadonlyMap<string, SeverityTable> {
  return new Map(folders.map(({ uri }) => [uri, severitiesIn?.get(uri) ?? severities]));
}

const anywhere = new WeakMap<InspectorSettings, SeverityTable>();

/** What is set for a rule in any folder: such a rule has its say, and each folder's own table the last word. */
function anySeverities(settings: InspectorSettings): SeverityTable {
  const { severities, severitiesIn } = settings;
  if (!severitiesIn) return severities;
  const known = anywhere.get(settings) ?? Object.assign({}, ...severitiesIn.values(), severities);
  anywhere.set(settings, known);
  return known;
}
