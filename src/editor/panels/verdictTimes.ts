import { createScheduler } from '../../core/beforeCandidates.ts';
import {
  createSignatureCache,
  type Report,
  type SignatureCache,
  type TimeStep,
  timeSteps,
  verdictChanges,
} from '../../core/index.ts';
import type { Host } from '../../host/host.ts';

/** The effect of time alone on the connections of a report: computed on first use, in slices, for all panels together. */
export class VerdictTimes {
  readonly #pause: Host['pause'];
  #cache: SignatureCache | undefined;
  #latest: { readonly report: Report; readonly steps: Promise<readonly TimeStep[]> } | undefined;

  constructor({ pause }: Pick<Host, 'pause'>) {
    this.#pause = pause;
  }

  stepsOf(report: Report): Promise<readonly TimeStep[]> {
    if (this.#latest?.report !== report) this.#latest = { report, steps: this.#compute(report) };
    return this.#latest.steps;
  }

  async #compute(report: Report): Promise<readonly TimeStep[]> {
    this.#cache ??= createSignatureCache();
    const changes = await verdictChanges(report, this.#cache, createScheduler(this.#pause));
    return timeSteps(report, changes);
  }
}
