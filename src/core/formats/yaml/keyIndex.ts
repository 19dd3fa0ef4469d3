import { derived } from '../../model/memo/derived.ts';
import type { YamlEntry } from './node.ts';

/** Up to this many entries, comparing the keys is faster than a map. */
const FEW = 8;

/** The entry of a key. Undefined if no entry has it. The keys are distinct. */
export function entryIn(entries: readonly YamlEntry[], key: string): YamlEntry | undefined {
  if (entries.length > FEW) return indexOf(entries).get(key);
  for (const entry of entries) if (entry.key === key) return entry;
  return undefined;
}

/** Whether several entries have the same key. */
export function hasDuplicates(entries: readonly YamlEntry[]): boolean {
  if (entries.length > FEW) return indexOf(entries).size < entries.length;
  for (let at = 1; at < entries.length; at++) {
    const key = entries[at]?.key;
    for (let before = 0; before < at; before++) if (entries[before]?.key === key) return true;
  }
  return false;
}

/** Shared by the check for duplicates and all lookups: hashing the keys of a large map takes a tenth of the time of reading it. */
const indexOf = derived((entries: readonly YamlEntry[]): ReadonlyMap<string, YamlEntry> => {
  const index = new Map<string, YamlEntry>();
  for (const entry of entries) index.set(entry.key, entry);
  return index;
});
