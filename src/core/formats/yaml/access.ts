import { intern } from '../../model/collections/compact.ts';
import type { Span } from '../../model/source/span.ts';
import { entryIn } from './keyIndex.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './node.ts';

/** The entry of a key; undefined for a node that is no map. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? entryIn(node.entries, key) : undefined;
}

/** The node under a chain of keys; undefined if a step is missing or is no map. */
export function childOf(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of keys) at = entryOf(at, key)?.value;
  return at;
}

/** The scalar under a chain of keys; undefined if it is missing, null, a map or a sequence. */
export function scalarAt(node: YamlNode | undefined, ...keys: readonly string[]): YamlScalar | undefined {
  const found = childOf(node, ...keys);
  return found?.kind === 'scalar' && found.typed !== undefined ? found : undefined;
}

/** The scalar's text under a chain of keys, with the same absences. */
export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  return scalarAt(node, ...keys)?.value;
}

/** The items under a chain of keys; empty if there is no sequence. */
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
  return { value: node.value, span: node.span, path: intern(path) };
}
