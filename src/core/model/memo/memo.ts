import { lasts, type Period } from '../time/period.ts';
import { ALWAYS, detach, type Entry, newEntry, outdate, store } from './entry.ts';
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
  /** When all values hold that the latest runs verified: what is not suspect then holds too. */
  #period: Period = ALWAYS;
  /** Whether some run has verified everything, and those after it what has changed since. */
  #isVerified = false;

  /** `onCompute` is called before each computation. */
  constructor(onCompute: (name: string, key: string) => void = () => {}) {
    const entryOf = (step: Step<unknown>, key: string) => this.#entryOf(step, key);
    const onPeriod = ({ from, until }: Period) => {
      this.#period = { from: Math.max(this.#period.from, from), until: Math.min(this.#period.until, until) };
    };
    this.#runMemo = { revision: 0, pending: new Map(), firewalls: new Set(), entryOf, onCompute, onPeriod };
  }

  /**
   * Begins a run, which supersedes the previous one. Reading through it brings up to date whatever is needed; nothing is recorded. A
   * `whole` run verifies each value by all that it was computed from, and so notes what is used. Any other follows only what has
   * changed: of the hundred thousand values of a thousand nodes an edit concerns a few hundred, and looking at all takes a third of its time.
   */
  begin(context: RunContext, { isWhole = true }: { readonly isWhole?: boolean } = {}): Reader {
    const begunAt = this.#nextRevision();
    this.#begunAt = begunAt;
    const looksOnlyAtSuspects = !isWhole && this.#isVerified && lasts(this.#period, context.now);
    if (!looksOnlyAtSuspects) {
      this.#isVerified = false;
      this.#period = ALWAYS;
    }
    return new Run(this.#runMemo, context, () => begunAt === this.#begunAt, looksOnlyAtSuspects).reader();
  }

  /** To be called at the end of a run that read everything. */
  endOfAll(): void {
    this.#isVerified = true;
  }

  /** Sets a value from outside. */
  set<Value>(step: Step<Value>, key: string, value: Value): void {
    store(this.#entryOf(step as Step<unknown>, key), { value }, this.#nextRevision(), this.#runMemo.firewalls);
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
    for (const entry of entries ?? []) if (entry) outdate(entry, revision, this.#runMemo.firewalls);
  }

  /** Forgets what was neither set nor used since the latest run began. Call it after a run that read everything. */
  forgetUnused(): void {
    for (const entries of this.#entries.values()) this.#forgetUnusedOf(entries);
  }

  #forgetUnusedOf(entries: Map<string, Entry>): void {
    for (const [key, entry] of entries) {
      if (entry.verifiedAt >= this.#begunAt) continue;
      detach(entry);
      this.#runMemo.firewalls.delete(entry);
      entries.delete(key);
    }
  }

  /** How many values are remembered. */
  get size(): number {
    return [...this.#entries.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #entryOf(step: Step<unknown>, key: string): Entry {
    let entries = this.#entries.get(step);
    if (!entries) {
      entries = new Map();
      this.#entries.set(step, entries);
    }
    let entry = entries.get(key);
    if (!entry) {
      entry = newEntry(step, key);
      entries.set(key, entry);
    }
    return entry;
  }

  #nextRevision(): number {
    return ++this.#runMemo.revision;
  }
}
