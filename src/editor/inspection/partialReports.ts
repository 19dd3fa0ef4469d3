import type { Report } from '../../core/index.ts';

/** Milliseconds before the first nodes are shown without the others: most folders are whole by then. */
const PARTIAL_DELAY = 600;

/** Shows what is known of some nodes while the others are still looked at. */
export class PartialReports {
  readonly #due = performance.now() + PARTIAL_DELAY;
  readonly #prepare: (report: Report) => Promise<void>;
  readonly #show: (report: Report) => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(prepare: (report: Report) => Promise<void>, show: (report: Report) => Promise<void>) {
    this.#prepare = prepare;
    this.#show = show;
  }

  /** Only the latest of the reports that are offered before one is due is shown. */
  offer(report: Report): void {
    clearTimeout(this.#timer);
    const publish = async () => {
      await this.#prepare(report);
      if (!this.#isOver) await this.#show(report);
    };
    this.#timer = setTimeout(publish, Math.max(0, this.#due - performance.now()));
  }

  /** The whole report is there, or there will be none. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}
