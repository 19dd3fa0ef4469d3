import * as vscode from 'vscode';
import { holdsPki } from '../../core/beforeCandidates.ts';
import type { Report } from '../../core/index.ts';
import { CONTEXT_KEYS } from '../manifest/ids.ts';
import { holdsArchives } from './archivesAtTop.ts';

/** The state that empty views describe. `reading`: an archive, before it is scanned. */
export type InspectionState =
  | 'noFolder'
  | 'scanning'
  | 'reading'
  | 'empty'
  /** No PKI, but an archive in which it may be. */
  | 'archive'
  | 'failed'
  | 'canceled'
  | 'exercise'
  | 'ready';

/** The facts about a report that decide the state. */
export interface WholeReport {
  /** The count excludes the folder of open files. */
  readonly folderCount: number;
  /** The views show nothing of the report, as it is an exercise. */
  readonly isHidden: boolean;
  /** A folder of the window has an archive at its top. */
  readonly hasArchive: boolean;
}

/** The state of the inspection apart from its report. */
export class InspectionStatus implements vscode.Disposable {
  readonly #noticed = new vscode.EventEmitter<void>();
  /** Fires when `notice` is another, and when the reading of an archive begins or ends. */
  readonly onDidChangeNotice = this.#noticed.event;
  #state: InspectionState = 'scanning';
  #isReading = false;
  #isActive = false;
  /** After the last whole report. */
  #ended: InspectionState = 'empty';
  #notice: string | undefined;

  /** The state that empty views describe. */
  get state(): InspectionState {
    return this.#isReading ? 'reading' : this.#state;
  }

  /** Whether anything of ours is shown. While the folders are scanned for the first time it is not, until the first PKI is found. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /** That the look at the folders was ended, while that is so. */
  get notice(): string | undefined {
    return this.#notice;
  }

  dispose(): void {
    this.#noticed.dispose();
  }

  /** The context key is set again for each scan: the views' welcome is drawn by it. */
  setState(state: InspectionState): void {
    if (state === this.#state && state !== 'scanning') return;
    this.#state = state;
    this.#tellViews();
  }

  /** An archive is being read, whatever else is known. */
  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    this.#tellViews();
    this.#noticed.fire();
  }

  /** A first node is there while the folders are still scanned. */
  partReady(report: Report): void {
    this.#isActive ||= holdsPki(report);
    this.#tellViews();
  }

  /** A whole report is there. */
  reportReady(report: Report, { folderCount, isHidden, hasArchive }: WholeReport): void {
    const unfilled = folderCount === 0 ? 'noFolder' : hasArchive ? 'archive' : 'empty';
    this.#ended = isHidden ? 'exercise' : holdsPki(report) ? 'ready' : unfilled;
    this.setState(this.#ended);
    this.#setNotice(undefined);
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.archiveFound, holdsArchives(report));
  }

  /** A person ended the look; `isKnown` where there is a whole report of before. */
  reportCanceled(isKnown: boolean): void {
    this.setState(isKnown ? this.#ended : 'canceled');
    this.#setNotice(
      isKnown
        ? vscode.l10n.t('Scan canceled: showing previous results. Refresh to scan again.')
        : vscode.l10n.t('Scan canceled: nodes may be missing. Refresh to scan again.'),
    );
  }

  #tellViews(): void {
    const { state } = this;
    if (state !== 'scanning') this.#isActive = state !== 'empty';
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.state, state);
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.active, this.#isActive);
  }

  #setNotice(notice: string | undefined): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#noticed.fire();
  }
}
