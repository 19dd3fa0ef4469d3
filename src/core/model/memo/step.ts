import type { Scheduler } from '../time/scheduler.ts';

/** How a step reads: all that it reads through this is recorded, and it must read nothing that can change in another way. */
export interface Reader {
  /** The step's value. Rejects with what the step threw, and with `RunCanceled`. */
  read<Value>(step: Step<Value>, key?: string): Promise<Value>;
  /** The same without a record: for those who then read, part by part, what they used of it. */
  peek<Value>(step: Step<Value>, key?: string): Promise<Value>;
  /** The clock, in milliseconds since the epoch; a step that goes by it says by `holdsUntil` for how long, or reads one that does. */
  readonly now: number;
  /** The value must be computed again at the instant, if not before. */
  holdsUntil(instant: number): void;
  readonly scheduler: Scheduler;
}

/** What the memo remembers under a key: a value that is computed from others, or one that is set from outside. */
export interface Step<Value> {
  /** For those who count. */
  readonly name: string;
  /** What it computes for a key from what it reads; absent for what is set. A key that was never set has no value. */
  compute?(key: string, read: Reader): Value | Promise<Value>;
  /** Whether a new value equals the one before, which is then kept: whatever was computed from it stays. */
  isSame(before: Value, after: Value): boolean;
}

/** A step that computes. `isSame` is identity where it is not given. */
export function step<Value>(
  name: string,
  compute: (key: string, read: Reader) => Value | Promise<Value>,
  isSame: (before: Value, after: Value) => boolean = Object.is,
): Step<Value> {
  return { name, compute, isSame };
}

/** A value that is set from outside. `isSame` is identity where it is not given. */
export function input<Value>(
  name: string,
  isSame: (before: Value, after: Value) => boolean = Object.is,
): Step<Value | undefined> {
  return {
    name,
    isSame: (before, after) =>
      before === after || (before !== undefined && after !== undefined && isSame(before, after)),
  };
}
