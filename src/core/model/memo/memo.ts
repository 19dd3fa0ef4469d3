import { type Entry, newEntry, store } from './entry.ts';
import type { RunContext } from './reader.ts';
import { Run, type RunMemo } from './run.ts';
import type { Reader, Step } from './step.ts';

/**
 * Remembers the values of steps and what each was computed from. After a change, a step is computed again only if something that it read
 * has a different value. A step that fails, or whose run is canceled, stores nothing.
 */
export class Memo {
  readonly #entries = new Map<Step<unknown>, Map<string, Entry>>();
  readonly #runMemo: RunMemo & { revision: number };
  /** The revision at which the latest run began. */
  #begunAt = 0;

  /** `onCompute` is called before each computation. */
  constructor(onCompute: (name: string, key: string) => void = () => {}) {
    const entryOf = (step: Step<unknown>, key: string) => this.#entryOf(step, key);
    this.#runMemo = { revision: 0, pending: new Map(), entryOf, onCompute };
  }

  /** Begins a run, which supersedes the previous one. Reading through it brings up to date whatever is needed; nothing is recorded. */
  begin(context: RunContext): Reader {
    const begunAt = this.#nextRevision();
    this.#begunAt = begunAt;
    return new Run(this.#runMemo, context, () => begunAt === this.#begunAt).reader();
  }

  /** Sets a value from outside. */
  set<Value>(step: Step<Value>, key: string, value: Value): void {
    store(this.#entryOf(step as Step<unknown>, key), value, this.#nextRevision());
  }

  /** The value that is remembered, whether or not it still holds; undefined if there is none. Not recorded. */
  latest<Value>(step: Step<Value>, key = ''): Value | undefined {
    return this.#entries.get(step as Step<unknown>)?.get(key)?.value as Value | undefined;
  }

  /** Has the step computed again when it is next read, because something outside, such as a file, may have changed. Without a key: all keys. */
  outdate<Value>(step: Step<Value>, key?: string): void {
    const revision = this.#nextRevision();
    const known = this.#entries.get(step as Step<unknown>);
    const entries = key === undefined ? known?.values() : [known?.get(key)];
    for (const entry of entries ?? []) if (entry) entry.outdatedAt = revision;
  }

  /** Forgets what was neither set nor used since the latest run began. Call it after a run that read everything. */
  forgetUnused(): void {
    for (const entries of this.#entries.values()) {
      for (const [key, { verifiedAt }] of entries) if (verifiedAt < this.#begunAt) entries.delete(key);
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

  #nextRevision(): number {
    return ++this.#runMemo.revision;
  }
}
