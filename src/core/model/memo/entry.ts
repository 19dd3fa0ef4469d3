import type { Period } from '../time/period.ts';
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
  /** What read this: mostly one other, and a set a file would take more memory than all else here. */
  readers: Entry | Set<Entry> | undefined;
  /** When the value holds: by the step's own word, and by that of all it was computed from. */
  own: Period;
  period: Period;
  /** The computation under way. */
  pending: Promise<void> | undefined;
  /** The run that last asked for it. */
  usedIn: number;
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** One for all that read nothing, such as tens of thousands of files. */
const NONE: readonly never[] = [];

export function newEntry(step: Step<unknown>, key: string): Entry {
  return {
    step,
    key,
    value: undefined,
    hasValue: false,
    state: 'stale',
    sources: NONE,
    seen: NONE,
    readers: undefined,
    own: ALWAYS,
    period: ALWAYS,
    pending: undefined,
    usedIn: 0,
  };
}

/** Gives the entry a value, what it was read from, with the values that were seen, and when it holds by the step's own word. */
export function store(entry: Entry, value: unknown, read: ReadonlyMap<Entry, unknown>, own: Period): void {
  for (const source of entry.sources) removeReader(source, entry);
  for (const source of read.keys()) addReader(source, entry);
  entry.value = value;
  entry.hasValue = true;
  entry.sources = read.size > 0 ? [...read.keys()] : NONE;
  entry.seen = read.size > 0 ? [...read.values()] : NONE;
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
  const waiting = [...readersOf(entry)];
  for (let reader = waiting.pop(); reader; reader = waiting.pop()) {
    if (reader.state !== 'fresh') continue;
    reader.state = 'suspect';
    waiting.push(...readersOf(reader));
  }
}

function readersOf({ readers }: Entry): Iterable<Entry> {
  if (!readers) return [];
  return readers instanceof Set ? readers : [readers];
}

function addReader(source: Entry, reader: Entry): void {
  const { readers } = source;
  if (readers === undefined || readers === reader) source.readers = reader;
  else if (readers instanceof Set) readers.add(reader);
  else source.readers = new Set([readers, reader]);
}

export function removeReader(source: Entry, reader: Entry): void {
  if (source.readers === reader) source.readers = undefined;
  else if (source.readers instanceof Set) source.readers.delete(reader);
}
