import type * as vscode from 'vscode';
import { createScheduler } from '../../core/beforeCandidates.ts';
import type { Report } from '../../core/index.ts';

type Listener = (report: Report) => unknown;

/**
 * Fires like an event of VS Code, but with room for other work between the listeners: each draws the nodes again, and a thousand nodes would hold up
 * a keystroke. A newer report replaces one that not all listeners have received.
 */
export class ReportEvent implements vscode.Disposable {
  readonly #listeners = new Map<symbol, Listener>();
  readonly #onError: (error: unknown) => void;
  readonly #pause: (() => Promise<void>) | undefined;
  #latest: Report | undefined;

  /** `onError` gets errors that a listener throws: the other listeners are called all the same. */
  constructor(onError: (error: unknown) => void, pause?: () => Promise<void>) {
    this.#onError = onError;
    this.#pause = pause;
  }

  readonly event: vscode.Event<Report> = (listener, thisArg?: unknown, disposables?: vscode.Disposable[]) => {
    const key = Symbol();
    this.#listeners.set(key, listener.bind(thisArg));
    const registered = { dispose: () => this.#listeners.delete(key) };
    disposables?.push(registered);
    return registered;
  };

  /**
   * Resolves when every listener has received the report, or a newer one is being sent. A listener that is added meanwhile receives it too:
   * what it has seen until then is the previous report, and it would wait for the next one.
   */
  async fire(report: Report): Promise<void> {
    this.#latest = report;
    const scheduler = createScheduler(this.#pause);
    // The iteration includes listeners that are added meanwhile, and leaves out those that are removed.
    for (const key of this.#listeners.keys()) {
      if (scheduler.shouldYield()) await scheduler.yieldNow();
      if (this.#latest !== report) return;
      try {
        this.#listeners.get(key)?.(report);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
