import * as vscode from 'vscode';

/** A look waits this many times as long as the last one took, so that in a large workspace most of the time stays free. */
const SHARE = 20;

/** Milliseconds between two looks at the least, so that a loop in a terminal asks for one and not for a hundred. */
const LEAST = 1000;

/** Milliseconds for the last file of a copy to arrive. */
const SETTLING = 200;

/**
 * Requests another scan when files may have changed without an event: when the window gets the focus, after work elsewhere, and when a command in a
 * terminal of the window has ended. VS Code's watcher skips folders that it is set to exclude and, on Linux, folders inside one that is copied or
 * moved in.
 */
export class RescanOnFocus implements vscode.Disposable {
  readonly #look: () => Promise<boolean>;
  readonly #disposables: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #earliest = 0;
  #isLooking = false;
  #isAsked = false;
  #isDisposed = false;

  /** `look` resolves to whether it came to its end, and never rejects. */
  constructor(look: () => Promise<boolean>) {
    this.#look = look;
    this.#disposables = vscode.Disposable.from(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#ask();
      }),
      vscode.window.onDidEndTerminalShellExecution(() => this.#ask()),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#disposables.dispose();
  }

  #ask(): void {
    this.#isAsked = true;
    if (this.#isLooking) return;
    this.#timer ??= setTimeout(() => this.#start(), Math.max(SETTLING, this.#earliest - performance.now()));
  }

  async #start(): Promise<void> {
    const started = performance.now();
    this.#timer = undefined;
    this.#isAsked = false;
    this.#isLooking = true;
    if (!(await this.#look())) this.#isAsked = true;
    this.#isLooking = false;
    const ended = performance.now();
    this.#earliest = ended + Math.max(LEAST, SHARE * (ended - started));
    if (this.#isAsked && !this.#isDisposed) this.#ask();
  }
}
