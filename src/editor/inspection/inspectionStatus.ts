import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import { CONTEXT_KEYS } from '../ids.ts';

/** What the views say when they have nothing to show. `reading`: an archive, before it is scanned. */
export type InspectionState =
  | 'noFolder'
  | 'scanning'
  | 'reading'
  | 'empty'
  | 'failed'
  | 'cancelled'
  | 'exercise'
  | 'ready';

/** What there is to say of the inspection beside its report. */
export class InspectionStatus implements vscode.Disposable {
  readonly #noticed = new vscode.EventEmitter<void>();
  /** Fires when `notice` is another. */
  readonly onDidChangeNotice = this.#noticed.event;
  #state: InspectionState = 'scanning';
  #isReading = false;
  /** After the last whole report. */
  #ended: InspectionState = 'empty';
  #notice: string | undefined;

  /** What the views say where they are empty. */
  get state(): InspectionState {
    return this.#isReading ? 'reading' : this.#state;
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
  }

  /** A whole report is there; `isHidden` where the views show nothing of it, as it is an exercise. */
  reportReady({ files }: Report, folderCount: number, isHidden: boolean): void {
    const filled = files.size === 0 ? 'empty' : 'ready';
    this.#ended = isHidden ? 'exercise' : folderCount === 0 ? 'noFolder' : filled;
    this.setState(this.#ended);
    this.#setNotice(undefined);
  }

  /** A person ended the look; `isKnown` where there is a whole report of before. */
  reportCancelled(isKnown: boolean): void {
    this.setState(isKnown ? this.#ended : 'cancelled');
    this.#setNotice(
      isKnown
        ? vscode.l10n.t('Scan canceled: showing previous results. Refresh to scan again.')
        : vscode.l10n.t('Scan canceled: nodes may be missing. Refresh to scan again.'),
    );
  }

  #tellViews(): void {
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.state, this.state);
  }

  #setNotice(notice: string | undefined): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#noticed.fire();
  }
}
