import { lasts } from '../time/period.ts';
import { ALWAYS, type Entry, periodOf, setBasis, setValue } from './entry.ts';
import { RecordingReader, RunCanceled, type RunContext } from './reader.ts';
import type { Step } from './step.ts';

/** What a run needs of the memo. */
export interface RunMemo {
  readonly number: number;
  /** The number of changes of values so far. */
  readonly changes: { count: number };
  /** The computations under way. */
  readonly pending: Map<Entry, Promise<void>>;
  /** Whether no later run has begun. */
  isLatest(): boolean;
  entryOf(step: Step<unknown>, key: string): Entry;
  onCompute(name: string, key: string): void;
}

/** Brings entries up to date, as long as it is the latest run and not aborted. */
export class Run {
  readonly #memo: RunMemo;
  readonly #context: RunContext;

  constructor(memo: RunMemo, context: RunContext) {
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

  /** Whether the value holds; false if it, or something that it read, must be computed first. */
  #holds(entry: Entry): boolean {
    const { now } = this.#context;
    entry.usedIn = this.#memo.number;
    const { basis } = entry;
    if (entry.state === 'stale' || this.#memo.pending.has(entry)) return false;
    if (entry.state === 'fresh' && lasts(basis.period, now)) return true;
    if (!lasts(basis.own, now)) return false;
    for (const source of basis.sources) if (!this.#holds(source) || source.changedAt > basis.readAt) return false;
    basis.period = periodOf(basis.own, basis.sources);
    entry.state = 'fresh';
    return true;
  }

  async #settle(entry: Entry): Promise<Entry> {
    // If another reader's computation fails, this one computes the step itself.
    const { pending } = this.#memo;
    for (let other = pending.get(entry); other; other = pending.get(entry)) await other.catch(() => {});
    this.#check();
    if (this.#holds(entry)) return entry;
    const own = this.#bringUpToDate(entry);
    pending.set(entry, own);
    try {
      await own;
    } finally {
      pending.delete(entry);
    }
    return entry;
  }

  async #bringUpToDate(entry: Entry): Promise<void> {
    const { basis } = entry;
    const mayHold = entry.state !== 'stale' && lasts(basis.own, this.#context.now);
    // A change during the check or the computation makes it suspect or stale again.
    entry.state = 'fresh';
    try {
      if (mayHold && (await this.#readsTheSame(entry))) basis.period = periodOf(basis.own, basis.sources);
      else await this.#compute(entry);
    } catch (error) {
      entry.state = 'stale';
      throw error;
    }
  }

  /** Stops at the first source that changed: the step may not read the later ones any more. */
  async #readsTheSame({ basis }: Entry): Promise<boolean> {
    for (const source of basis.sources) {
      const found = this.#bring(source);
      if (found instanceof Promise) await found;
      if (source.changedAt > basis.readAt) return false;
    }
    return true;
  }

  async #compute(entry: Entry): Promise<void> {
    const { step, key } = entry;
    const { changes } = this.#memo;
    this.#memo.onCompute(step.name, key);
    const reader = this.reader();
    const value = await step.compute?.(key, reader);
    this.#check();
    const { sources } = reader;
    const isSame = entry.changedAt > 0 && step.isSame(entry.value, value);
    setBasis(entry, sources, changes.count, reader.period ?? ALWAYS);
    if (!isSame) setValue(entry, value, ++changes.count);
    // A source may have changed while the rest was computed.
    if (!reader.isCurrent) entry.state = 'stale';
    else if (entry.state === 'fresh' && [...sources].some(({ state }) => state !== 'fresh')) entry.state = 'suspect';
  }

  #check(): void {
    if (!this.#memo.isLatest() || this.#context.signal?.aborted) throw new RunCanceled();
  }
}
