import * as vscode from 'vscode';
import { createInspector, type Inspector, type InspectorSettings, nextChange, type Report } from '../core/index.ts';
import type { Host } from '../host/host.ts';
import { CONTEXT_KEYS, SECTION } from './ids.ts';
import { logReport } from './logReport.ts';
import { OutsideWatchers } from './outsideWatchers.ts';
import { readSettings } from './settings.ts';
import { watchFiles } from './watchFiles.ts';
import { WorkspaceFileSystem } from './workspaceFileSystem.ts';
import { wrongSettings } from './wrongSettings.ts';

/** What the views say when they have nothing to show. */
export type InspectionState = 'noFolder' | 'scanning' | 'empty' | 'failed' | 'ready';

/** After the last keystroke, and after the last of a burst of changes on disk. Milliseconds. */
const TYPING_DELAY = 300;
const DISK_DELAY = 100;
/** A longer `setTimeout` fires at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * Keeps the report up to date: inspects at the start, when a file, the folders or the settings change, and at the next
 * instant at which time alone changes a finding. One inspection at a time; the latest request wins.
 */
export class Inspection implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Report>();
  /** Fires with each new report. */
  readonly onDidChange = this.#changed.event;
  readonly #log: vscode.LogOutputChannel;
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #inspector: Inspector;
  readonly #outside = new OutsideWatchers((uri) => this.#onDisk(uri));
  readonly #disposables: vscode.Disposable;
  #settings: InspectorSettings = readSettings();
  #report: Report | undefined;
  #state: InspectionState = 'scanning';
  #delay: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;

  constructor(host: Host, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#fileSystem = new WorkspaceFileSystem(host);
    this.#inspector = createInspector({ fileSystem: this.#fileSystem, now: () => Date.now(), log });
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      this.#outside,
      watchFiles({
        report: () => this.#report,
        onDisk: (uri) => this.#onDisk(uri),
        onText: () => this.#schedule(TYPING_DELAY),
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION) || event.affectsConfiguration('files.exclude')) this.#restart();
      }),
    );
  }

  /** Undefined before the first inspection has ended. */
  get report(): Report | undefined {
    return this.#report;
  }

  /** What the views say where they are empty. */
  get state(): InspectionState {
    return this.#state;
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
    this.#schedule(DISK_DELAY);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#delay);
    this.#delay = setTimeout(() => this.#request(), delay);
  }

  #restart(): Promise<void> {
    this.#settings = readSettings();
    const configuration = vscode.workspace.getConfiguration(SECTION);
    for (const sentence of wrongSettings((name) => configuration.get(name))) this.#log.warn(sentence);
    return this.#request();
  }

  #request(): Promise<void> {
    clearTimeout(this.#delay);
    this.#abort?.abort();
    this.#wanted = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #work(): Promise<void> {
    if (!this.#report) this.#setState(this.#settings.folders.length === 0 ? 'noFolder' : 'scanning');
    while (this.#wanted) {
      this.#wanted = false;
      this.#abort = new AbortController();
      await this.#inspectOnce(this.#abort.signal);
    }
  }

  async #inspectOnce(signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const decoded = this.#inspector.decodeCount;
    this.#fileSystem.takeUnsaved();
    try {
      const report = await this.#inspector.inspect(this.#settings, { signal });
      if (!report || signal.aborted) return;
      logReport(this.#log, report, performance.now() - started, this.#inspector.decodeCount - decoded);
      this.#publish(report);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      this.#setState('failed');
    }
  }

  #publish(report: Report): void {
    this.#report = report;
    this.#outside.update(report);
    this.#setState(stateOf(report, this.#settings));
    this.#changed.fire(report);
    this.#waitForTime(report);
  }

  #setState(state: InspectionState): void {
    this.#state = state;
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.state, state);
  }

  #waitForTime(report: Report): void {
    clearTimeout(this.#clock);
    const now = Date.now();
    const next = nextChange(report, now, this.#settings);
    if (next === undefined) return;
    this.#clock = setTimeout(
      () => (Date.now() < next ? this.#waitForTime(report) : this.#request()),
      Math.min(next - now, MAX_TIMEOUT),
    );
  }
}

function stateOf(report: Report, { folders }: InspectorSettings): InspectionState {
  if (folders.length === 0) return 'noFolder';
  return report.files.size === 0 ? 'empty' : 'ready';
}
