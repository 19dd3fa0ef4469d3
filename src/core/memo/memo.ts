import { lasts } from '../model/period.ts';
import { ALWAYS, type Entry, newEntry, periodOf, store, suspectReaders } from './entry.ts';
import { type Find, Reader, RunCanceled, type RunContext } from './reader.ts';
import type { Step } from './step.ts';

/**
 * Remembers the values of steps and what each was computed from. After a change, a step is computed again only if something that it read
 * has another value than before. A step that fails, or whose run is canceled, stores nothing.
 */
export class Memo {
  readonly #entries = new Map<Step<unknown>, Map<string, Entry>>();
  readonly #onCompute: (name: string, key: string) => void;
  #latestRun = 0;

  /** `onCompute` is called before each computation. */
  constructor(onCompute: (name: string, key: string) => void = () => {}) {
    this.#onCompute = onCompute;
  }

  /** Begins a run, which supersedes the one before: its reads, recorded for nobody, bring up to date whatever they need. */
  begin(context: RunContext): Reader {
    const run = ++this.#latestRun;
    const check = () => {
      if (run !== this.#latestRun || context.signal?.aborted) throw new RunCanceled();
    };
    const isCurrent = ({ state, period, pending }: Entry) =>
      state === 'fresh' && pending === undefined && lasts(period, context.now);
    const find = (step: Step<unknown>, key: string): Entry | Promise<Entry> => {
      const entry = this.#entryOf(step, key);
      entry.usedIn = run;
      return isCurrent(entry) ? entry : settle(entry);
    };
    const settle = async (entry: Entry): Promise<Entry> => {
      // Another reader's failure is not this one's: it computes the step itself.
      while (entry.pending) await entry.pending.catch(() => {});
      check();
      if (isCurrent(entry)) return entry;
      entry.pending = this.#bringUpToDate(entry, context, find, check);
      try {
        await entry.pending;
      } finally {
        entry.pending = undefined;
      }
      return entry;
    };
    return new Reader(context, find);
  }

  /** Sets a value from outside. */
  set<Value>(step: Step<Value>, key: string, value: Value): void {
    const entry = this.#entryOf(step as Step<unknown>, key);
    entry.state = 'fresh';
    if (entry.hasValue && step.isSame(entry.value as Value, value)) return;
    entry.value = value;
    entry.hasValue = true;
    suspectReaders(entry);
  }

  /** What is remembered, whether or not it still holds; undefined where nothing is. For those who record nothing. */
  latest<Value>(step: Step<Value>, key = ''): Value | undefined {
    return this.#entries.get(step as Step<unknown>)?.get(key)?.value as Value | undefined;
  }

  /** Has the step computed again when it is next read: something outside, such as a file, may have changed. Without a key: under all keys. */
  outdate<Value>(step: Step<Value>, key?: string): void {
    const known = this.#entries.get(step as Step<unknown>);
    const entries = key === undefined ? known?.values() : [known?.get(key)];
    for (const entry of entries ?? []) {
      if (!entry) continue;
      entry.state = 'stale';
      suspectReaders(entry);
    }
  }

  /** Forgets whatever the latest run did not use, directly or through others. To be called after a run that read everything. */
  forgetUnused(): void {
    const used = new Set<Entry>();
    const waiting = [...this.#all()].filter(({ usedIn }) => usedIn === this.#latestRun);
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      if (used.has(entry)) continue;
      used.add(entry);
      waiting.push(...entry.sources);
    }
    for (const entry of this.#all()) {
      if (used.has(entry)) continue;
      this.#entries.get(entry.step)?.delete(entry.key);
      for (const source of entry.sources) source.readers.delete(entry);
    }
  }

  /** How many values are remembered. */
  get size(): number {
    return [...this.#entries.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async #bringUpToDate(entry: Entry, context: RunContext, find: Find, check: () => void): Promise<void> {
    const { step, key } = entry;
    const mayHold = entry.state !== 'stale' && lasts(entry.own, context.now);
    // A change while this is checked or computed makes it suspect or stale again.
    entry.state = 'fresh';
    try {
      if (mayHold && (await readsTheSame(entry, find))) {
        entry.period = periodOf(entry);
        return;
      }
      this.#onCompute(step.name, key);
      const reader = new Reader(context, find);
      const value = await step.compute?.(key, reader);
      check();
      const isSame = entry.hasValue && step.isSame(entry.value, value);
      if (!isSame) suspectReaders(entry);
      store(entry, isSame ? entry.value : value, reader.recorded, reader.period ?? ALWAYS);
    } catch (error) {
      entry.state = 'stale';
      throw error;
    }
  }

  #entryOf(step: Step<unknown>, key: string): Entry {
    const entries = this.#entries.get(step) ?? new Map<string, Entry>();
    this.#entries.set(step, entries);
    const entry = entries.get(key) ?? newEntry(step, key);
    entries.set(key, entry);
    return entry;
  }

  *#all(): Generator<Entry> {
    for (const entries of this.#entries.values()) yield* entries.values();
  }
}

/** Whether everything that the entry read has the value that it saw. Stops at the first that has not: the others may not be asked for again. */
async function readsTheSame({ sources, seen }: Entry, find: Find): Promise<boolean> {
  for (const [at, { step, key }] of sources.entries()) {
    const found = find(step, key);
    const { value } = found instanceof Promise ? await found : found;
    if (value !== seen[at]) return false;
  }
  return true;
}
