import type { Scheduler } from '../time/scheduler.ts';
import type { Entry } from './entry.ts';
import type { Reader, Step } from './step.ts';

/** The interface that a computation gets for one run. */
export interface RunContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly scheduler: Scheduler;
  readonly signal?: AbortSignal | undefined;
}

/** Brings the value of a step up to date: synchronously if it already is. */
export type Find = (step: Step<unknown>, key: string) => Entry | Promise<Entry>;

/** Thrown if a run was aborted or superseded: nothing that it was computing is stored. */
export class RunCanceled extends Error {}

/** Records what is read through it. */
export class RecordingReader implements Reader {
  readonly #context: RunContext;
  readonly #find: Find;
  readonly #read = new Set<Entry>();
  #until = Number.POSITIVE_INFINITY;
  #isTimed = false;

  constructor(context: RunContext, find: Find) {
    this.#context = context;
    this.#find = find;
  }

  async read<Value>(step: Step<Value>, key = ''): Promise<Value> {
    const entry = await this.#find(step as Step<unknown>, key);
    this.#read.add(entry);
    return entry.value as Value;
  }

  async readAll<Value>(step: Step<Value>, keys: readonly string[]): Promise<readonly Value[]> {
    const values: Value[] = [];
    for (const key of keys) {
      const found = this.#find(step as Step<unknown>, key);
      const entry = found instanceof Promise ? await found : found;
      this.#read.add(entry);
      values.push(entry.value as Value);
      if (found instanceof Promise && this.scheduler.shouldYield()) await this.scheduler.yieldNow();
    }
    return values;
  }

  async peek<Value>(step: Step<Value>, key = ''): Promise<Value> {
    return (await this.#find(step as Step<unknown>, key)).value as Value;
  }

  /** The entries that were read so far, in order. */
  get sources(): readonly Entry[] {
    return [...this.#read];
  }

  get now(): number {
    this.#isTimed = true;
    return this.#context.now;
  }

  holdsUntil(instant: number): void {
    this.#isTimed = true;
    this.#until = Math.min(this.#until, instant);
  }

  get scheduler(): Scheduler {
    return this.#context.scheduler;
  }

  /** When the value holds according to the step; undefined if it did not use the clock. */
  get period(): { readonly from: number; readonly until: number } | undefined {
    return this.#isTimed ? { from: this.#context.now, until: this.#until } : undefined;
  }
}
