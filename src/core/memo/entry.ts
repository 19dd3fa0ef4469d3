import type { Period } from '../model/period.ts';
import type { Step } from './step.ts';

/** The value of one step under one key, and what it was computed from. */
export interface Entry {
  readonly step: Step<unknown>;
  readonly key: string;
  value: unknown;
  hasValue: boolean;
  /** `fresh` holds, `suspect` holds if everything that it read does, `stale` must be computed. */
  state: 'fresh' | 'suspect' | 'stale';
  /** What was read, in order, and the values that were seen. */
  sources: readonly Entry[];
  seen: readonly unknown[];
  /** What read this. */
  readonly readers: Set<Entry>;
  /** When the value holds: by the step's own word, and by that of all it was computed from. */
  own: Period;
  period: Period;
  /** The computation under way. */
  pending: Promise<void> | undefined;
  /** The run that last asked for it. */
  usedIn: number;
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

export function newEntry(step: Step<unknown>, key: string): Entry {
  return {
    step,
    key,
    value: undefined,
    hasValue: false,
    state: 'stale',
    sources: [],
    seen: [],
    readers: new Set(),
    own: ALWAYS,
    period: ALWAYS,
    pending: undefined,
    usedIn: 0,
  };
}

/** Gives the entry a value, what it was read from, with the values that were seen, and when it holds by the step's own word. */
export function store(entry: Entry, value: unknown, read: ReadonlyMap<Entry, unknown>, own: Period): void {
  for (const source of entry.sources) source.readers.delete(entry);
  for (const source of read.keys()) source.readers.add(entry);
  entry.value = value;
  entry.hasValue = true;
  entry.sources = [...read.keys()];
  entry.seen = [...read.values()];
  entry.own = own;
  entry.period = periodOf(entry);
  // What was read may have changed while the rest was computed.
  if (entry.state === 'fresh' && entry.sources.some(({ state }) => state !== 'fresh')) entry.state = 'suspect';
}

/** When everything that the value was computed from holds. */
export function periodOf({ own, sources }: Entry): Period {
  let { from, until } = own;
  for (const { period } of sources) {
    if (period.from > from) from = period.from;
    if (period.until < until) until = period.until;
  }
  return from === own.from && until === own.until ? own : { from, until };
}

/** Lets everything that was computed from the entry, however indirectly, look at what it read before it holds again. */
export function suspectReaders(entry: Entry): void {
  const waiting = [...entry.readers];
  for (let reader = waiting.pop(); reader; reader = waiting.pop()) {
    if (reader.state !== 'fresh') continue;
    reader.state = 'suspect';
    waiting.push(...reader.readers);
  }
}
