import { interned } from '../text/interned.ts';
import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './node.ts';

/** Merge keys followed from one map, so that a chain of them stays cheap. */
const MAX_MERGES = 20;

/** The entry of a key: the last one of duplicates, as go-yaml decodes; merged entries (`<<`) only where none is own. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return findEntry(node, key, MAX_MERGES);
}

function findEntry(node: YamlNode | undefined, key: string, merges: number): YamlEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  const own = node.entries.findLast((entry) => entry.key === key);
  if (own !== undefined || merges === 0) return own;
  for (const merged of mergedMaps(node)) {
    const found = findEntry(merged, key, merges - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mergedMaps(node: YamlMap): readonly YamlNode[] {
  const value = node.entries.find((entry) => entry.key === '<<')?.value;
  if (value === undefined) return [];
  return value.kind === 'seq' ? value.items.slice(0, MAX_MERGES) : [value];
}

/** The node under a chain of keys; undefined where a step is missing or is no map. */
export function childOf(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of keys) at = entryOf(at, key)?.value;
  return at;
}

/** The scalar under a chain of keys; undefined where it is missing, null, a map or a sequence. */
export function scalarAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlScalar | undefined {
  const found = childOf(node, ...keys);
  return found?.kind === 'scalar' && found.typed !== undefined ? found : undefined;
}

/** The scalar's text under a chain of keys, with the same absences. */
export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  return scalarAt(node, ...keys)?.value;
}

/** The items under a chain of keys; empty where there is no sequence. */
export function itemsAt(node: YamlNode | undefined, ...keys: readonly string[]): readonly YamlNode[] {
  const found = childOf(node, ...keys);
  return found?.kind === 'seq' ? found.items : [];
}

/** A node with the text, span and path a Kubernetes document keeps of it; undefined unless it is a scalar with a value. */
export function located(
  node: YamlNode | undefined,
  path: string,
): { readonly value: string; readonly span: Span; readonly path: string } | undefined {
  if (node?.kind !== 'scalar' || node.typed === undefined) return undefined;
  return { value: node.value, span: node.span, path: interned(path) };
}
