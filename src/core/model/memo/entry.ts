import type { Period } from '../time/period.ts';
import type { Step } from './step.ts';

/** The value of one step under one key. */
export interface Entry {
  readonly step: Step<unknown>;
  readonly key: string;
  value: unknown;
  /** When the value last changed; 0 before there is one. */
  changedAt: number;
  /** When the value was last known to be that of its sources; 0 before there is one. */
  verifiedAt: number;
  /** When something outside may have changed. If that is after `verifiedAt`, the value must be computed again. */
  outdatedAt: number;
  /** What the value was computed from, in the order in which it was read. */
  sources: readonly Entry[];
  /** When the value holds according to its step. */
  period: Period;
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Shared by all that read nothing, such as tens of thousands of files. */
const NOTHING: readonly Entry[] = [];

/** An entry without a value: it must be computed, unless its value is set from outside. */
export function newEntry(step: Step<unknown>, key: string): Entry {
  const outdatedAt = step.compute ? 1 : 0;
  return { step, key, value: undefined, changedAt: 0, verifiedAt: 0, outdatedAt, sources: NOTHING, period: ALWAYS };
}

/** Whether the value must be computed again, whatever its sources are. */
export function isStale({ outdatedAt, verifiedAt }: Entry): boolean {
  return outdatedAt > verifiedAt;
}

/** Stores a value that was computed, or set, at that revision. One that is the same as before does not count as a change. */
export function store(entry: Entry, value: unknown, revision: number, sources = NOTHING, period = ALWAYS): void {
  if (entry.changedAt === 0 || !entry.step.isSame(entry.value, value)) {
    entry.value = value;
    entry.changedAt = revision;
  }
  entry.sources = sources.length > 0 ? sources : NOTHING;
  entry.period = period;
  entry.verifiedAt = revision;
}
