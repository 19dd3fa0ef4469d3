import type { Reader } from './reader.ts';

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
  return { name, isSame: (before, after) => before !== undefined && after !== undefined && isSame(before, after) };
}
