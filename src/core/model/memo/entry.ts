import type { Period } from '../time/period.ts';
import type { Step } from './step.ts';

/** The value of one step under one key. */
export interface Entry {
  readonly step: Step<unknown>;
  readonly key: string;
  value: unknown;
  /** The number of changes in the memo when the value last changed; 0 before there is one. */
  changedAt: number;
  /** A `fresh` value holds, a `suspect` one holds if everything that it read still does, a `stale` one must be computed again. */
  state: 'fresh' | 'suspect' | 'stale';
  basis: Basis;
  /** Who read this. Mostly one entry: a set for every file would take more memory than everything else here. */
  readers: Entry | Set<Entry> | undefined;
  /** The number of the run that last read it. */
  usedIn: number;
}

/** What a value was computed from. */
export interface Basis {
  /** What was read, in order. */
  readonly sources: readonly Entry[];
  /** The number of changes in the memo when it was read: a source that changed later has another value now. */
  readonly readAt: number;
  /** When the value holds according to its step alone. */
  readonly own: Period;
  /** When it holds, its sources included. */
  period: Period;
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Shared by all that read nothing, such as tens of thousands of files. */
const NOTHING: Basis = { sources: [], readAt: 0, own: ALWAYS, period: ALWAYS };

export function newEntry(step: Step<unknown>, key: string): Entry {
  return {
    step,
    key,
    value: undefined,
    changedAt: 0,
    state: 'stale',
    basis: NOTHING,
    readers: undefined,
    usedIn: 0,
  };
}

/** Gives the entry another value, which makes everything computed from the old one suspect. */
export function setValue(entry: Entry, value: unknown, changes: number): void {
  entry.value = value;
  entry.changedAt = changes;
  suspectReaders(entry);
}

/** Records what the value was computed from. */
export function setBasis(entry: Entry, sources: ReadonlySet<Entry>, readAt: number, own: Period): void {
  for (const source of entry.basis.sources) removeReader(source, entry);
  for (const source of sources) addReader(source, entry);
  entry.basis =
    sources.size > 0 || own !== ALWAYS
      ? { sources: [...sources], readAt, own, period: periodOf(own, sources) }
      : NOTHING;
}

/** When a value and everything that it was computed from hold. */
export function periodOf(own: Period, sources: Iterable<Entry>): Period {
  let { from, until } = own;
  for (const { basis } of sources) {
    if (basis.period.from > from) from = basis.period.from;
    if (basis.period.until < until) until = basis.period.until;
  }
  return from === own.from && until === own.until ? own : { from, until };
}

/** Makes everything suspect that was computed from the entry, directly or indirectly. */
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
