import type { Span } from '../../model/source/span.ts';
import { hasDuplicates } from './keyIndex.ts';
import type { YamlEntry, YamlMap } from './node.ts';

/** The maps that a `<<` merges before the entry at a position. */
export interface Merge {
  readonly at: number;
  readonly maps: readonly YamlMap[];
}

/** A map with the entries that go-yaml decodes: the last of equal keys, a merge overriding the keys before it. */
export function mapOf(entries: readonly YamlEntry[], merges: readonly Merge[], span: Span): YamlMap {
  if (merges.length === 0 && !hasDuplicates(entries)) return { kind: 'map', entries, span };
  const last = new Map<string, YamlEntry>();
  const set = (entry: YamlEntry) => {
    last.delete(entry.key);
    last.set(entry.key, entry);
  };
  let at = 0;
  for (const merge of merges) {
    for (; at < merge.at; at++) setAt(entries, at, set);
    for (const { entries: merged } of merge.maps) merged.forEach(set);
  }
  for (; at < entries.length; at++) setAt(entries, at, set);
  const replaced = entries.filter((entry) => last.get(entry.key) !== entry);
  return { kind: 'map', entries: [...last.values()], ...(replaced.length > 0 && { replaced }), span };
}

function setAt(entries: readonly YamlEntry[], at: number, set: (entry: YamlEntry) => void): void {
  const entry = entries[at];
  if (entry) set(entry);
}
