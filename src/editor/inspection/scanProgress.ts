import * as vscode from 'vscode';
import type { InspectionProgress } from '../../core/index.ts';

/** Milliseconds that a look at the folders may take before it is talked about. */
const PATIENCE = 1000;
/** Milliseconds between two texts. */
const INTERVAL = 200;

/** Shows how far a look at the folders has come where it takes long, and lets people end it. */
export class ScanProgress implements vscode.Disposable {
  readonly #timer: ReturnType<typeof setTimeout>;
  #progress: InspectionProgress | undefined;
  #end: () => void = () => {};

  /** `cancel` is called when someone has seen enough. */
  constructor(cancel: () => void) {
    this.#timer = setTimeout(() => this.#show(cancel), PATIENCE);
  }

  tell(progress: InspectionProgress): void {
    this.#progress = progress;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#end();
  }

  #show(cancel: () => void): void {
    const title = vscode.l10n.t('Scanning for certificates and clusters');
    const location = vscode.ProgressLocation.Notification;
    vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      token.onCancellationRequested(cancel);
      let percent = 0;
      const timer = setInterval(() => {
        const next = percentOf(this.#progress);
        progress.report({ message: textOf(this.#progress), increment: Math.max(0, next - percent) });
        percent = Math.max(percent, next);
      }, INTERVAL);
      return new Promise<void>((resolve) => {
        this.#end = () => {
          clearInterval(timer);
          resolve();
        };
      });
    });
  }
}

function textOf(progress: InspectionProgress | undefined): string {
  switch (progress?.step) {
    case undefined:
      return '';
    case 'listing':
      return vscode.l10n.t('{0} files found', progress.done);
    case 'reading':
      return vscode.l10n.t('{0} of {1} files read', progress.done, progress.total ?? progress.done);
    case 'judging':
      return vscode.l10n.t('{0} of {1} nodes checked', progress.done, progress.total);
  }
}

/** Reading takes most of the time; the number of directories to list is unknown. */
function percentOf(progress: InspectionProgress | undefined): number {
  if (progress?.total === undefined || progress.total === 0) return 0;
  const share = progress.done / progress.total;
  return progress.step === 'judging' ? 60 + 40 * share : 60 * share;
}
