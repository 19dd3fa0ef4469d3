import * as vscode from 'vscode';
import {
  createInspector,
  createPace,
  type Inspector,
  type InspectorSettings,
  prepareConnections,
  prepareExpirations,
  prepareUses,
  type Report,
} from '../core/index.ts';
import type { Host } from '../host/host.ts';
import { CONTEXT_KEYS, SECTION } from './ids.ts';
import { logReport } from './logReport.ts';
import { LookAgain } from './lookAgain.ts';
import { OutsideWatchers } from './outsideWatchers.ts';
import { PendingChanges } from './pendingChanges.ts';
import { ReportEvent } from './reportEvent.ts';
import { ScanProgress } from './scanProgress.ts';
import { readSettings } from './settings.ts';
import { expirationOf, expirationSummaryOf } from './surfaces/expirationOf.ts';
import { watchFiles } from './watchFiles.ts';
import { WorkspaceFileSystem } from './workspaceFileSystem.ts';
import { wrongSettings } from './wrongSettings.ts';

/** What the views say when they have nothing to show. */
export type InspectionState = 'noFolder' | 'scanning' | 'empty' | 'failed' | 'cancelled' | 'ready';

/** After the last keystroke, and after the last of a burst of changes on disk. Milliseconds. */
const TYPING_DELAY = 300;
const DISK_DELAY = 100;
/** A longer `setTimeout` fires at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;
/** Milliseconds before the first nodes are shown without the others: most folders are whole by then. */
const PARTIAL_DELAY = 600;

/**
 * Keeps the report up to date: inspects at the start, when a file, the folders or the settings change, and at the next
 * instant at which time alone changes a finding. One inspection at a time. What changes in files waits for the present one to end;
 * other settings end it.
 */
export class Inspection implements vscode.Disposable {
  readonly #changed: ReportEvent;
  /** Fires with each new report, in slices. */
  readonly onDidChange: vscode.Event<Report>;
  readonly #noticed = new vscode.EventEmitter<void>();
  /** Fires when `notice` is another. */
  readonly onDidChangeNotice = this.#noticed.event;
  readonly #log: vscode.LogOutputChannel;
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #inspector: Inspector;
  readonly #pause: Host['pause'];
  readonly #outside = new OutsideWatchers((uri) => this.#onDisk(uri));
  readonly #disposables: vscode.Disposable;
  readonly #pending = new PendingChanges();
  #settings: InspectorSettings = readSettings();
  #report: Report | undefined;
  #state: InspectionState = 'scanning';
  #notice: string | undefined;
  #delay: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;
  /** A look that is only to see whether anything changed: wanted, or going on. */
  #quiet: AbortController | undefined;

  constructor(host: Host, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#fileSystem = new WorkspaceFileSystem(host);
    const { digest, pause } = host;
    this.#pause = pause;
    this.#changed = new ReportEvent((error) => this.#logError(error), pause);
    this.onDidChange = this.#changed.event;
    const ports = { fileSystem: this.#fileSystem, now: () => Date.now(), log, digest, pause };
    this.#inspector = createInspector(ports);
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      this.#noticed,
      this.#outside,
      new LookAgain(() => this.#lookAgain()),
      watchFiles({
        report: () => this.#report,
        onContent: (uri) => this.#onContent(uri),
        onDisk: (uri) => this.#onDisk(uri),
        onText: (uri) => this.#onText(uri),
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION) || event.affectsConfiguration('files.exclude')) this.#restart();
      }),
    );
  }

  /** Undefined before the first inspection has ended, or a long one has found its first node. */
  get report(): Report | undefined {
    return this.#report;
  }

  /** What the views say where they are empty. */
  get state(): InspectionState {
    return this.#state;
  }

  /** What there is to say of the report beside its content: that the look at the folders was ended. */
  get notice(): string | undefined {
    return this.#notice;
  }

  /** The settings of the latest inspection. */
  get settings(): InspectorSettings {
    return this.#settings;
  }

  /** Files decoded so far: editing one file decodes one file. */
  get decodeCount(): number {
    return this.#inspector.decodeCount;
  }

  /** Looks at everything anew. Resolves when a report that includes every change so far is published. */
  refresh(): Promise<void> {
    this.#fileSystem.forgetAll();
    return this.#restart();
  }

  dispose(): void {
    this.#wanted = false;
    this.#abort?.abort();
    clearTimeout(this.#delay);
    clearTimeout(this.#clock);
    this.#disposables.dispose();
  }

  #onDisk(uri: vscode.Uri): void {
    this.#fileSystem.forget(uri);
    this.#inspector.invalidate(uri.toString());
    this.#pending.addAll();
    this.#schedule(DISK_DELAY);
  }

  #onContent(uri: vscode.Uri): void {
    this.#fileSystem.forget(uri, 'content');
    this.#pending.addFile(uri.toString());
    this.#schedule(DISK_DELAY);
    this.#fileSystem.isAsListed(uri).then((isSame) => {
      if (!isSame) this.#onDisk(uri);
    });
  }

  #onText(uri: vscode.Uri): void {
    this.#pending.addFile(uri.toString());
    this.#schedule(TYPING_DELAY);
  }

  /**
   * Without a word, as nothing may have changed; not where there is no whole report that could be out of date. Whatever is
   * known to have changed goes first: false where the look was ended for that.
   */
  async #lookAgain(): Promise<boolean> {
    if (!this.#report || this.#report.isPartial || this.#notice !== undefined) return true;
    if (this.#running || !this.#pending.isEmpty) return false;
    this.#fileSystem.forgetAll();
    const quiet = new AbortController();
    this.#quiet = quiet;
    await this.#request();
    return !quiet.signal.aborted;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#delay);
    this.#quiet?.abort();
    this.#quiet = undefined;
    this.#delay = setTimeout(() => this.#request(), delay);
  }

  #restart(): Promise<void> {
    this.#settings = readSettings();
    const configuration = vscode.workspace.getConfiguration(SECTION);
    for (const sentence of wrongSettings((name) => configuration.get(name))) this.#log.warn(sentence);
    this.#pending.addAll();
    this.#abort?.abort();
    return this.#request();
  }

  #request(): Promise<void> {
    clearTimeout(this.#delay);
    this.#wanted = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #work(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      if (!this.#report || this.#report.isPartial) {
        this.#setState(this.#settings.folders.length === 0 ? 'noFolder' : 'scanning');
      }
      const quiet = this.#quiet;
      this.#abort = quiet ?? new AbortController();
      await this.#inspectOnce(this.#abort, quiet !== undefined);
      if (this.#quiet === quiet) this.#quiet = undefined;
    }
  }

  async #inspectOnce(abort: AbortController, isQuiet: boolean): Promise<void> {
    const { signal } = abort;
    const started = performance.now();
    const decoded = this.#inspector.decodeCount;
    const known = this.#pending.take();
    const changed = isQuiet ? undefined : known;
    let isCancelled = false;
    let isWhole = false;
    let partial: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      isCancelled = true;
      abort.abort();
    };
    const progress = isQuiet ? undefined : new ScanProgress(cancel);
    this.#fileSystem.renew();
    try {
      const report = await this.#inspector.inspect(this.#settings, {
        signal,
        changed,
        onlyIfOther: isQuiet,
        onProgress: (step) => progress?.tell(step),
        onPartial: (first) => {
          clearTimeout(partial);
          const wait = started + PARTIAL_DELAY - performance.now();
          const publish = async () => {
            await this.#prepare(first);
            if (isWhole || signal.aborted) return;
            // What is done is shown while the rest is still looked at.
            this.#report = first;
            await this.#changed.fire(first);
          };
          partial = setTimeout(publish, Math.max(0, wait));
        },
      });
      isWhole = true;
      clearTimeout(partial);
      if (report && report !== this.#report) {
        await this.#prepare(report);
        await prepareConnections(report.connections, this.#pause);
        this.#outside.update(report);
        await this.#rest();
      }
      if (!report || signal.aborted) {
        this.#pending.giveBack(known);
        if (isCancelled) this.#tellCancelled();
        return;
      }
      if (report === this.#report) {
        this.#waitForTime(report);
        return;
      }
      logReport(this.#log, report, performance.now() - started, this.#inspector.decodeCount - decoded);
      await this.#publish(report);
    } catch (error) {
      this.#pending.addAll();
      this.#logError(error);
      this.#setState('failed');
    } finally {
      clearTimeout(partial);
      progress?.dispose();
    }
  }

  /** Makes what many ask for of every report before they do, and a slice at a time. */
  async #prepare(report: Report): Promise<void> {
    await prepareUses(report, this.#pause);
    await this.#rest();
    await prepareExpirations(report, this.#settings, this.#pause);
    await this.#rest();
    expirationOf(report, this.#settings);
    await this.#rest();
    expirationSummaryOf(report, this.#settings);
    await this.#rest();
  }

  #rest(): Promise<void> {
    return createPace(this.#pause).rest();
  }

  async #publish(report: Report): Promise<void> {
    this.#report = report;
    this.#setState(stateOf(report, this.#settings));
    this.#setNotice(undefined);
    await this.#changed.fire(report);
    this.#waitForTime(report);
  }

  #logError(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
  }

  #tellCancelled(): void {
    this.#log.info('The look at the folders was ended by hand.');
    if (!this.#report || this.#report.isPartial) this.#setState('cancelled');
    this.#setNotice(
      this.#report && !this.#report.isPartial
        ? vscode.l10n.t('Scanning was cancelled: this is what was known before. Refresh to scan again.')
        : vscode.l10n.t('Scanning was cancelled: nodes may be missing. Refresh to scan again.'),
    );
  }

  #setNotice(notice: string | undefined): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#noticed.fire();
  }

  #setState(state: InspectionState): void {
    if (state === this.#state && state !== 'scanning') return;
    this.#state = state;
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.state, state);
  }

  #waitForTime(report: Report): void {
    clearTimeout(this.#clock);
    const { nextChange } = report;
    if (nextChange === undefined) return;
    this.#clock = setTimeout(
      () => (Date.now() < nextChange ? this.#waitForTime(report) : this.#request()),
      Math.min(Math.max(0, nextChange - Date.now()), MAX_TIMEOUT),
    );
  }
}

function stateOf(report: Report, { folders }: InspectorSettings): InspectionState {
  if (folders.length === 0) return 'noFolder';
  return report.files.size === 0 ? 'empty' : 'ready';
}
