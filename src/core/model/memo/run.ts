import type { Period } from '../time/period.ts';
import { lasts } from '../time/period.ts';
import { ALWAYS, type Entry, isStale, store, verify, type WaitingFirewalls } from './entry.ts';
import { RecordingReader, RunCanceled, type RunContext } from './reader.ts';
import type { Step } from './step.ts';

/** The part of the memo that a run needs. */
export interface RunMemo {
  /** Counts the runs and the changes from outside: between two of them, nothing changes. */
  readonly revision: number;
  /** The computations under way. */
  readonly pending: Map<Entry, Promise<void>>;
  readonly firewalls: WaitingFirewalls;
  entryOf(step: Step<unknown>, key: string): Entry;
  onCompute(name: string, key: string): void;
  /** Hears when a value holds that depends on the clock. */
  onPeriod(period: Period): void;
}

/** Brings entries up to date, as long as no later run has begun and it is not aborted. */
export class Run {
  readonly #memo: RunMemo;
  readonly #context: RunContext;
  readonly #isLatest: () => boolean;
  readonly #looksOnlyAtSuspects: boolean;

  constructor(memo: RunMemo, context: RunContext, isLatest: () => boolean, looksOnlyAtSuspects: boolean) {
    this.#memo = memo;
    this.#context = context;
    this.#isLatest = isLatest;
    this.#looksOnlyAtSuspects = looksOnlyAtSuspects;
  }

  /** Records what is read through it. */
  reader(): RecordingReader {
    return new RecordingReader(this.#context, (step, key) => this.#bring(this.#memo.entryOf(step, key)));
  }

  #bring(entry: Entry): Entry | Promise<Entry> {
    this.#check();
    const firewall = this.#firewallBefore(entry);
    if (firewall) return this.#settleFirewall(firewall).then(() => this.#bring(entry));
    return this.#holds(entry) ? entry : this.#settle(entry);
  }

  /** The first firewall that waits, of those that the value may have been computed from. */
  #firewallBefore({ step }: Entry): Entry | undefined {
    let first: Entry | undefined;
    for (const one of this.#memo.firewalls) {
      if (one.step.order < (first ?? { step }).step.order) first = one;
    }
    return first;
  }

  async #settleFirewall(firewall: Entry): Promise<void> {
    const { firewalls, revision } = this.#memo;
    await this.#bring(firewall);
    // A change in the meantime was not seen, so the firewall stays suspect.
    if (this.#memo.revision === revision || !firewall.isSuspect) firewalls.delete(firewall);
  }

  /** Whether the value holds; false if it, or something that it was computed from, must be computed first. */
  #holds(entry: Entry): boolean {
    const { revision } = this.#memo;
    if (isStale(entry)) return false;
    if (entry.verifiedAt === revision) return true;
    if (!lasts(entry.period, this.#context.now)) return false;
    if (this.#looksOnlyAtSuspects && !entry.isSuspect) return true;
    for (const source of entry.sources) if (!this.#holds(source) || hasChanged(source, entry)) return false;
    this.#verify(entry, revision);
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
    // A change in the meantime gets a later revision: the value is then checked again when it is next read.
    const { revision } = this.#memo;
    const mayHold = !isStale(entry) && lasts(entry.period, this.#context.now);
    if (mayHold && (await this.#readsTheSame(entry))) this.#verify(entry, revision);
    else await this.#compute(entry, revision);
  }

  /** Stops at the first source that changed: the step may not read the later ones any more. */
  async #readsTheSame(entry: Entry): Promise<boolean> {
    for (const source of entry.sources) {
      const found = this.#bring(source);
      if (found instanceof Promise) await found;
      if (hasChanged(source, entry)) return false;
    }
    return true;
  }

  async #compute(entry: Entry, revision: number): Promise<void> {
    const { step, key } = entry;
    this.#memo.onCompute(step.name, key);
    const reader = this.reader();
    const value = await step.compute?.(key, reader);
    this.#check();
    const { sources, period = ALWAYS } = reader;
    store(entry, { value, sources, period }, revision, this.#memo.firewalls);
    this.#tellPeriod(entry);
    // Several steps in a row may each go through all nodes at a stretch.
    const { scheduler } = this.#context;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }

  #verify(entry: Entry, revision: number): void {
    verify(entry, revision);
    this.#tellPeriod(entry);
  }

  #tellPeriod({ period }: Entry): void {
    if (period !== ALWAYS) this.#memo.onPeriod(period);
  }

  #check(): void {
    if (!this.#isLatest() || this.#context.signal?.aborted) throw new RunCanceled();
  }
}

/** Whether the source has another value than the one that the reader was computed from. */
function hasChanged(source: Entry, reader: Entry): boolean {
  return source.changedAt > reader.verifiedAt;
}
