import type { Scheduler } from '../time/scheduler.ts';

/** How a step reads. What it reads through this is recorded, and it must read nothing else that can change. */
export interface Reader {
  /** The step's value. Rejects with what the step threw, and with `RunCanceled`. */
  read<Value>(step: Step<Value>, key?: string): Promise<Value>;
  /** The values for several keys, in slices: without a promise for each, as nearly all of a thousand nodes are up to date. */
  readAll<Value>(step: Step<Value>, keys: readonly string[]): Promise<readonly Value[]>;
  /** The same without recording it: for a step that then reads, one by one, the parts that it used. */
  peek<Value>(step: Step<Value>, key?: string): Promise<Value>;
  /** The clock, in milliseconds since the epoch. A step that uses it calls `holdsUntil`, or reads a step that does. */
  readonly now: number;
  /** Has the value computed again at that instant at the latest. */
  holdsUntil(instant: number): void;
  readonly scheduler: Scheduler;
}

/** A value that the memo remembers for each key: computed from others, or set from outside. */
export interface Step<Value> {
  /** Identifies the step where computations are counted. */
  readonly name: string;
  /** A step reads itself and those of a lower order: those that were made before it. */
  readonly order: number;
  /**
   * Whether what was computed from a value is looked at only once that value has changed: for what lies across all nodes, and is mostly the
   * same after an edit. Without it, an edit makes nearly everything of a thousand nodes suspect, which takes a quarter of its time.
   */
  readonly isFirewall: boolean;
  /** Computes the value for a key; absent if the value is set from outside, where a key that was never set is undefined. */
  compute?(key: string, read: Reader): Value | Promise<Value>;
  /** Whether a new value equals the old one. Then the old one is kept, and everything computed from it stays. */
  isSame(before: Value, after: Value): boolean;
}

let stepsMade = 0;

/** A step that computes. `isSame` defaults to identity. */
export function step<Value>(
  name: string,
  compute: (key: string, read: Reader) => Value | Promise<Value>,
  isSame: (before: Value, after: Value) => boolean = Object.is,
): Step<Value> {
  return { name, order: stepsMade++, isFirewall: false, compute, isSame };
}

/** A step that computes and is a firewall. `isSame` defaults to identity. */
export function firewall<Value>(...given: Parameters<typeof step<Value>>): Step<Value> {
  return { ...step(...given), isFirewall: true };
}

/** A value that is set from outside. `isSame` defaults to identity. */
export function input<Value>(
  name: string,
  isSame: (before: Value, after: Value) => boolean = Object.is,
): Step<Value | undefined> {
  return {
    name,
    order: stepsMade++,
    isFirewall: false,
    isSame: (before, after) =>
      before === after || (before !== undefined && after !== undefined && isSame(before, after)),
  };
}
