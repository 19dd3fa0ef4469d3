import { type Entry, newEntry, removeReader, setValue, suspectReaders } from './entry.ts';
import type { RunContext } from './reader.ts';
import { Run, type RunMemo } from './run.ts';
import type { Reader, Step } from './step.ts';

/**
 * Remembers the values of steps and what each was computed from. After a change, a step is computed again only if something that it read
 * has a different value. A step that fails, or whose run is canceled, stores nothing.
 */
export class Memo {
  readonly #entries = new Map<Step<unknown>, Map<string, Entry>>();
  readonly #onCompute: (name: string, key: string) => void;
  readonly #changes = { count: 0 };
  readonly #pending = new Map<Entry, Promise<void>>();
  #latestRun = 0;

  /** `onCompute` is called before each computation. */
  constructor(onCompute: (name: string, key: string) => void = () => {}) {
    this.#onCompute = onCompute;
  }

  /** Begins a run, which supersedes the previous one. Reading through it brings up to date whatever is needed; nothing is recorded. */
  begin(context: RunContext): Reader {
    const number = ++this.#latestRun;
    const memo: RunMemo = {
      number,
      changes: this.#changes,
      pending: this.#pending,
      isLatest: () => number === this.#latestRun,
      entryOf: (step, key) => this.#entryOf(step, key),
      onCompute: this.#onCompute,
    };
    return new Run(memo, context).reader();
  }

  /** Sets a value from outside. */
  set<Value>(step: Step<Value>, key: string, value: Value): void {
    const entry = this.#entryOf(step as Step<unknown>, key);
    entry.state = 'fresh';
    if (entry.changedAt > 0 && step.isSame(entry.value as Value, value)) return;
    setValue(entry, value, ++this.#changes.count);
  }

  /** The value that is remembered, whether or not it still holds; undefined if there is none. Not recorded. */
  latest<Value>(step: Step<Value>, key = ''): Value | undefined {
    return this.#entries.get(step as Step<unknown>)?.get(key)?.value as Value | undefined;
  }

  /** Has the step computed again when it is next read, because something outside, such as a file, may have changed. Without a key: all keys. */
  outdate<Value>(step: Step<Value>, key?: string): void {
    const known = this.#entries.get(step as Step<unknown>);
    const entries = key === undefined ? known?.values() : [known?.get(key)];
    for (const entry of entries ?? []) {
      if (!entry) continue;
      entry.state = 'stale';
      suspectReaders(entry);
    }
  }

  /** Forgets what the latest run did not use, directly or indirectly. Call it after a run that read everything. */
  forgetUnused(): void {
    const used = new Set<Entry>();
    const waiting = [...this.#all()].filter(({ usedIn }) => usedIn === this.#latestRun);
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      if (used.has(entry)) continue;
      used.add(entry);
      waiting.push(...entry.basis.sources);
    }
    for (const entry of this.#all()) {
      if (used.has(entry)) continue;
      this.#entries.get(entry.step)?.delete(entry.key);
      for (const source of entry.basis.sources) removeReader(source, entry);
    }
  }

  /** How many values are remembered. */
  get size(): number {
    return [...this.#entries.values()].reduce((sum, { size }) => sum + size, 0);
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
