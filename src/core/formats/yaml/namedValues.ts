import type { YamlEntry, YamlNode } from './node.ts';
import { scalarInField } from './sourceOffset.ts';

/** Maps of a name and a value have few entries. */
const MOST_ENTRIES = 8;

/** The entries of a map, with its `value` read as that of a field called as its `name` says: variables, arguments and headers. */
export function namedEntries(entries: readonly YamlEntry[]): readonly YamlEntry[] {
  if (entries.length < 2 || entries.length > MOST_ENTRIES) return entries;
  const name = entries.find(({ key }) => key === 'name' || key === 'key')?.value;
  if (name?.kind !== 'scalar') return entries;
  return entries.map((entry) =>
    entry.key === 'value' && entry.value.kind === 'scalar'
      ? { ...entry, value: scalarInField(entry.value, () => [name.value]) }
      : entry,
  );
}

/** The items of a list, with the word behind a flag read as the flag's value. */
export function namedItems(items: readonly YamlNode[]): readonly YamlNode[] {
  if (!items.some(isFlag)) return items;
  return items.map((item, at) => {
    const before = items[at - 1];
    return item.kind === 'scalar' && before?.kind === 'scalar' && isFlag(before)
      ? scalarInField(item, () => [before.value])
      : item;
  });
}

function isFlag(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.startsWith('-') && /^--?[A-Za-z][\w.-]*$/.test(node.value);
}
