import { lasts } from '../time/period.ts';
import { ALWAYS, type Entry, periodOf, store, suspectReaders } from './entry.ts';
import { RecordingReader, RunCanceled, type RunContext } from './reader.ts';
import type { Step } from './step.ts';

/** The memo as a run sees it. */
export interface RunOf {
  readonly number: number;
  /** Whether no later run has begun. */
  isLatest(): boolean;
  entryOf(step: Step<unknown>, key: string): Entry;
  onCompute(name: string, key: string): void;
}

/** Brings entries up to date for as long as it is the latest run and not aborted. */
export class Run {
  readonly #memo: RunOf;
  readonly #context: RunContext;

  constructor(memo: RunOf, context: RunContext) {
    this.#memo = memo;
    this.#context = context;
  }

  /** Records what is read through it. */
  reader(): RecordingReader {
    return new RecordingReader(this.#context, (step, key) => this.#bring(this.#memo.entryOf(step, key)));
  }

  #bring(entry: Entry): Entry | Promise<Entry> {
    return this.#holds(entry) ? entry : this.#settle(entry);
  }

  /** False where the entry, or something that it read, must be computed first. */
  #holds(entry: Entry): boolean {
    const { now } = this.#context;
    entry.usedIn = this.#memo.number;
    if (entry.pending || entry.state === 'stale') return false;
    if (entry.state === 'fresh' && lasts(entry.period, now)) return true;
    if (!lasts(entry.own, now)) return false;
    const { sources, seen } = entry;
    for (let at = 0; at < sources.length; at++) {
      const source = sources[at];
      if (source && !(this.#holds(source) && source.value === seen[at])) return false;
    }
    entry.period = periodOf(entry);
    entry.state = 'fresh';
    return true;
  }

  async #settle(entry: Entry): Promise<Entry> {
    // Another reader's failure is not this one's: it computes the step itself.
    while (entry.pending) await entry.pending.catch(() => {});
    this.#check();
    if (this.#holds(entry)) return entry;
    entry.pending = this.#bringUpToDate(entry);
    try {
      await entry.pending;
    } finally {
      entry.pending = undefined;
    }
    return entry;
  }

  async #bringUpToDate(entry: Entry): Promise<void> {
    const mayHold = entry.state !== 'stale' && lasts(entry.own, this.#context.now);
    // A change while this is checked or computed makes it suspect or stale again.
    entry.state = 'fresh';
    try {
      if (mayHold && (await this.#readsTheSame(entry))) entry.period = periodOf(entry);
      else await this.#compute(entry);
    } catch (error) {
      entry.state = 'stale';
      throw error;
    }
  }

  /** Stops at the first thing read that has another value: what comes after it may not be asked for again. */
  async #readsTheSame({ sources, seen }: Entry): Promise<boolean> {
    for (const [at, source] of sources.entries()) {
      const found = this.#bring(source);
      if (found instanceof Promise) await found;
      if (source.value !== seen[at]) return false;
    }
    return true;
  }

  async #compute(entry: Entry): Promise<void> {
    const { step, key } = entry;
    this.#memo.onCompute(step.name, key);
    const reader = this.reader();
    const value = await step.compute?.(key, reader);
    this.#check();
    const isSame = entry.hasValue && step.isSame(entry.value, value);
    if (!isSame) suspectReaders(entry);
    store(entry, isSame ? entry.value : value, reader.recorded, reader.period ?? ALWAYS);
  }

  #check(): void {
    if (!this.#memo.isLatest() || this.#context.signal?.aborted) throw new RunCanceled();
  }
}
