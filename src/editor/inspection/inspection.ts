import * as vscode from 'vscode';
import type { Inspector, InspectorSettings, Report } from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import type { ArchiveFolders } from '../archives/archiveFolders.ts';
import { OpenExercise } from '../exercises/openExercise.ts';
import { SECTION } from '../manifest/ids.ts';
import { wrongSettings } from '../manifest/wrongSettings.ts';
import { archivesAtTop } from './archivesAtTop.ts';
import { countFolders, InspectedFolders } from './inspectedFolders.ts';
import { type InspectionState, InspectionStatus } from './inspectionStatus.ts';
import { InspectionTimer } from './inspectionTimer.ts';
import { createLateInspector } from './lateInspector.ts';
import { OutsideWatchers } from './outsideWatchers.ts';
import { PartialReports } from './partialReports.ts';
import { PendingChanges } from './pendingChanges.ts';
import { logReport, prepareReport } from './prepareReport.ts';
import { ReportEvent } from './reportEvent.ts';
import { RescanOnFocus } from './rescanOnFocus.ts';
import { ScanProgress } from './scanProgress.ts';
import { watchFiles } from './watchFiles.ts';
import { WorkspaceFileSystem } from './workspaceFileSystem.ts';

/** After the last keystroke, and after the last of a burst of changes on disk. Milliseconds. */
const TYPING_DELAY = 300;
const DISK_DELAY = 100;

/**
 * Keeps the report up to date: inspects at the start, when a file, the folders or the settings change, and at the next
 * instant at which time alone changes a finding. One inspection at a time. What changes in files waits for the present one to end;
 * other settings end it.
 */
export class Inspection implements vscode.Disposable {
  readonly #changed: ReportEvent;
  /** Fires with each new report, in slices. */
  readonly onDidChange: vscode.Event<Report>;
  readonly #status = new InspectionStatus();
  /** Fires when `notice` is another. */
  readonly onDidChangeNotice = this.#status.onDidChangeNotice;
  readonly #timer = new InspectionTimer(() => this.#request());
  /** The part of the report that is hidden while its folder is an exercise. */
  readonly exercise = new OpenExercise();
  readonly #log: vscode.LogOutputChannel;
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #inspector: Inspector;
  readonly #pause: Host['pause'];
  readonly #outside = new OutsideWatchers((uri) => this.#onDisk(uri));
  readonly #disposables: vscode.Disposable;
  readonly #pending = new PendingChanges();
  readonly #folders: InspectedFolders;
  #settings: InspectorSettings;
  #report: Report | undefined;
  #abort: AbortController | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;
  #isDisposed = false;
  /** Folders were added that no whole report has yet. */
  #hasNewFolder = false;
  /** Settles when it is known whether a folder is an exercise: before that, no report may be shown. */
  #exerciseRead: Promise<void> = Promise.resolve();
  /** A look that is only to see whether anything changed: wanted, or going on. */
  #quiet: AbortController | undefined;

  constructor(host: Host, archives: ArchiveFolders, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#folders = new InspectedFolders(archives);
    this.#settings = this.#folders.readSettings();
    this.#fileSystem = new WorkspaceFileSystem(host, archives.archives);
    const { cryptography, pause } = host;
    this.#pause = pause;
    this.#changed = new ReportEvent((error) => this.#logError(error), pause);
    this.onDidChange = this.#changed.event;
    const fileSystem = this.#folders.withOpenFiles(this.#fileSystem);
    this.#inspector = createLateInspector({ fileSystem, now: () => Date.now(), log, cryptography, pause });
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      this.#status,
      this.#timer,
      this.#outside,
      this.#folders,
      new RescanOnFocus(() => this.#lookAgain()),
      watchFiles({
        report: () => this.#report,
        onContent: (uri) => this.#onContent(uri),
        onDisk: (uri) => this.#onDisk(uri),
        onText: (uri) => this.#onText(uri),
      }),
      this.#folders.onDidChange(() => this.refresh()),
      this.#folders.onDidChangeOpen(() => this.#restart()),
      archives.onDidChangeReading((isReading) => this.#status.setReading(isReading)),
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

  /** The state that empty views describe. */
  get state(): InspectionState {
    return this.#status.state;
  }

  /** Whether anything of ours is shown: not in a window whose folders hold no PKI. */
  get isActive(): boolean {
    return this.#status.isActive;
  }

  /** A notice about the report apart from its content: that the scan was stopped. */
  get notice(): string | undefined {
    return this.#status.notice;
  }

  /** The settings of the latest inspection. */
  get settings(): InspectorSettings {
    return this.#settings;
  }

  /** Files decoded so far: editing one file decodes one file. */
  get decodeCount(): number {
    return this.#inspector.decodeCount;
  }

  get #hasWhole(): boolean {
    return this.#report !== undefined && !this.#report.isPartial;
  }

  /** Looks at everything again. Resolves when a report that includes every change so far is published. */
  refresh(): Promise<void> {
    this.#fileSystem.forgetAll();
    return this.#restart();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#wanted = false;
    this.#abort?.abort();
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
   * Inspects again without showing progress, because nothing may have changed. Does nothing without a whole report. False if a known change
   * ended it or has to be inspected first.
   */
  async #lookAgain(): Promise<boolean> {
    if (!this.#hasWhole || this.notice !== undefined) return true;
    if (this.#running || !this.#pending.isEmpty) return false;
    this.#fileSystem.forgetAll();
    const quiet = new AbortController();
    this.#quiet = quiet;
    await this.#request();
    return !quiet.signal.aborted;
  }

  #schedule(delay: number): void {
    this.#quiet?.abort();
    this.#quiet = undefined;
    this.#timer.after(delay);
  }

  #restart(): Promise<void> {
    const before = new Set(this.#settings.folders.map(({ uri }) => uri));
    this.#settings = this.#folders.readSettings();
    if (this.#settings.folders.some(({ uri }) => !before.has(uri))) this.#hasNewFolder = true;
    this.#exerciseRead = this.exercise.read();
    const configuration = vscode.workspace.getConfiguration(SECTION);
    for (const sentence of wrongSettings((name) => configuration.get(name))) this.#log.warn(sentence);
    this.#pending.addAll();
    this.#abort?.abort();
    return this.#request();
  }

  #request(): Promise<void> {
    this.#timer.clear();
    this.#wanted = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #work(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      if (!this.#hasWhole || this.#hasNewFolder) {
        this.#status.setState(this.#settings.folders.length === 0 ? 'noFolder' : 'scanning');
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
    let isCanceled = false;
    const prepare = (report: Report) => prepareReport(report, this.#settings, this.#pause);
    const partial = new PartialReports(prepare, async (first) => {
      if (signal.aborted) return;
      this.#report = first;
      this.#status.partReady(first);
      await this.#changed.fire(first);
    });
    const cancel = () => {
      isCanceled = true;
      abort.abort();
    };
    const progress = isQuiet ? undefined : new ScanProgress(cancel);
    this.#fileSystem.renew();
    try {
      await this.#exerciseRead;
      const report = await this.#inspector.inspect(this.#settings, {
        signal,
        changed,
        onlyIfOther: isQuiet,
        onProgress: (step) => progress?.tell(step),
        onPartial: (first) => partial.offer(this.exercise.withhold(first)),
      });
      partial.end();
      const isSame = report === this.exercise.inspected;
      const shown = report && (isSame ? this.#report : this.exercise.withhold(report));
      if (shown && !isSame) await prepare(shown);
      if (!report || !shown || signal.aborted) {
        this.#pending.giveBack(known);
        if (isCanceled) this.#tellCanceled();
        return;
      }
      if (isSame) {
        this.#timer.at(report.nextChange);
        return;
      }
      logReport(this.#log, report, performance.now() - started, this.#inspector.decodeCount - decoded);
      this.exercise.inspected = report;
      await this.#publish(shown);
    } catch (error) {
      this.#pending.addAll();
      this.#logError(error);
      this.#status.setState('failed');
    } finally {
      partial.end();
      progress?.dispose();
    }
  }

  async #publish(report: Report): Promise<void> {
    this.#report = report;
    this.#hasNewFolder = false;
    this.#status.reportReady(report, {
      folderCount: countFolders(this.#settings),
      isHidden: this.exercise.hidesAnswers,
      hasArchive: archivesAtTop(report).length > 0,
    });
    await this.#changed.fire(report);
    if (this.#isDisposed) return;
    this.#outside.update(report);
    this.#timer.at(report.nextChange);
  }

  #logError(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
  }

  #tellCanceled(): void {
    this.#log.info('Scanning was canceled by the user.');
    this.#hasNewFolder = false;
    this.#status.reportCanceled(this.#hasWhole);
  }
}
