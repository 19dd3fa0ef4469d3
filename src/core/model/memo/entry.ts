import type { Period } from '../time/period.ts';
import { sameItems } from './same.ts';
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
  /** The entries that the value was computed from, in the order in which they were read. */
  sources: readonly Entry[];
  /** When the value holds according to its step. */
  period: Period;
  /** The entries that were computed from the value: mostly one, even with tens of thousands of files. */
  readers: Entry | Set<Entry> | undefined;
  /**
   * Whether something that the value was computed from, however indirectly, may have changed since. All its readers are then suspect too,
   * but those of a firewall, which then waits to be brought up to date.
   */
  isSuspect: boolean;
}

export const ALWAYS: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Shared by all that read nothing, such as tens of thousands of files. */
const NOTHING: readonly Entry[] = [];

/** An entry without a value: it must be computed, unless its value is set from outside. */
export function newEntry(step: Step<unknown>, key: string): Entry {
  const outdatedAt = step.compute ? 1 : 0;
  return {
    step,
    key,
    value: undefined,
    changedAt: 0,
    verifiedAt: 0,
    outdatedAt,
    sources: NOTHING,
    period: ALWAYS,
    readers: undefined,
    isSuspect: false,
  };
}

/** Whether the value must be computed again, whatever its sources are. */
export function isStale({ outdatedAt, verifiedAt }: Entry): boolean {
  return outdatedAt > verifiedAt;
}

/** The firewalls that are suspect. Each is brought up to date before anything is read that may have been computed from it. */
export type WaitingFirewalls = Set<Entry>;

/** The computed value with its sources and the revisions for which it holds. */
export interface Computed {
  readonly value: unknown;
  readonly sources?: readonly Entry[];
  readonly period?: Period;
}

/** Stores a value that was computed, or set, at that revision. One that is the same as before does not count as a change. */
export function store(entry: Entry, computed: Computed, revision: number, waiting: WaitingFirewalls): void {
  const { value, sources = NOTHING, period = ALWAYS } = computed;
  if (entry.changedAt === 0 || !entry.step.isSame(entry.value, value)) {
    entry.value = value;
    entry.changedAt = revision;
    suspectReaders(entry, waiting);
  }
  if (!sameItems(entry.sources, sources)) {
    detach(entry);
    for (const source of sources) addReader(source, entry);
    entry.sources = sources;
  }
  entry.period = period;
  verify(entry, revision);
}

/** Records that the value is that of its sources at that revision. What has changed in them meanwhile makes it suspect at once. */
export function verify(entry: Entry, revision: number): void {
  entry.verifiedAt = revision;
  entry.isSuspect = entry.sources.some((source) => source.isSuspect || isStale(source) || source.changedAt > revision);
}

/** Has the value computed again when it is next read. */
export function outdate(entry: Entry, revision: number, waiting: WaitingFirewalls): void {
  entry.outdatedAt = revision;
  suspectReaders(entry, waiting);
}

/** Takes the entry from the readers of its sources. */
export function detach(entry: Entry): void {
  for (const source of entry.sources) {
    if (source.readers instanceof Set) source.readers.delete(entry);
    else if (source.readers === entry) source.readers = undefined;
  }
}

function addReader(source: Entry, reader: Entry): void {
  if (source.step.order > reader.step.order)
    throw new Error(`The step ${reader.step.name} reads ${source.step.name}, which was made after it.`);
  const { readers } = source;
  if (readers instanceof Set) readers.add(reader);
  else if (readers === undefined || readers === reader) source.readers = reader;
  else source.readers = new Set([readers, reader]);
}

function suspectReaders(entry: Entry, waiting: WaitingFirewalls): void {
  const open = [entry];
  for (let next = open.pop(); next; next = open.pop()) {
    const { readers = [] } = next;
    for (const reader of readers instanceof Set || Array.isArray(readers) ? readers : [readers]) {
      if (reader.isSuspect) continue;
      reader.isSuspect = true;
      if (reader.step.isFirewall) waiting.add(reader);
      else open.push(reader);
    }
  }
}
