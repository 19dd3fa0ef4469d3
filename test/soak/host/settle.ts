import type * as vscode from 'vscode';
import type { KubernetesPkiApi } from '../../../src/api.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import type { Verdict } from '../outside/questions.ts';
import type { Outside } from './outside.ts';
import { situation } from './situation.ts';
import { reported } from './told.ts';

/** Without a new report for so long, the present one is taken for the last: longer than the pauses after typing and writing. */
const QUIET = 600;
/** A report that is not right until then is wrong, or never comes. A busy machine may take seconds for what takes a tenth of one. */
const PATIENCE = 60_000;
const AGAIN = 1_000;

/** How one step ended. */
export interface Settled {
  readonly verdict: Verdict;
  /** Files whose last good state is judged: then nothing was compared. */
  readonly stale: readonly string[];
  /** Comparisons until the extension and the new inspector agreed; more than one where a report came late. */
  readonly comparisons: number;
  /** From the end of the step, with the time that comparing took. Milliseconds. */
  readonly milliseconds: number;
}

/** Compares the extension's reports with new inspections until they agree. */
export class Settling {
  readonly #api: KubernetesPkiApi;
  readonly #internal: ExtensionApi;
  readonly #outside: Outside;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #listener: { dispose(): void };
  #reports = 0;
  #latest = performance.now();

  constructor(api: KubernetesPkiApi, internal: ExtensionApi, outside: Outside, folder: vscode.WorkspaceFolder) {
    this.#api = api;
    this.#internal = internal;
    this.#outside = outside;
    this.#folder = folder;
    this.#listener = api.onDidChange(() => {
      this.#reports++;
      this.#latest = performance.now();
    });
  }

  /** The reports that the extension announced so far. */
  get reports(): number {
    return this.#reports;
  }

  /** Rejects, naming the differences, where they do not agree in time. */
  async settle(): Promise<Settled> {
    const started = performance.now();
    let comparisons = 0;
    let differences: readonly string[] = ['there is no whole report'];
    for (let wait = QUIET; performance.now() - started < PATIENCE; wait = AGAIN) {
      await this.#quiet(wait);
      const said = reported(this.#api, this.#internal);
      if (!said) continue;
      const { reports } = this;
      const verdict = await this.#outside.compare(situation(this.#folder), said);
      comparisons++;
      differences = verdict.differences;
      if (differences.length === 0 && reports === this.reports) {
        return { verdict, stale: said.stale, comparisons, milliseconds: performance.now() - started };
      }
    }
    const isHealed = await this.#agreesAfresh();
    throw new Error(
      `After ${PATIENCE / 1000} s the extension says another thing than a new inspector; after a refresh it ${isHealed ? 'does not' : 'still does'}:\n${differences.join('\n')}`,
    );
  }

  /** Whether the extension agrees if it is made to forget its state: then the state was wrong, and not its input. */
  async #agreesAfresh(): Promise<boolean> {
    await this.#internal.refresh();
    const said = reported(this.#api, this.#internal);
    if (!said) return false;
    return (await this.#outside.compare(situation(this.#folder), said)).differences.length === 0;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #quiet(wait: number): Promise<void> {
    const since = performance.now();
    for (;;) {
      const left = Math.max(since, this.#latest) + wait - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
