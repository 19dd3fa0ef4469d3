import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { MountedObject, MountedObjects } from '../../model/documents/component.ts';

/** Where the kinds name their object in a volume (core/v1 SecretVolumeSource, ConfigMapVolumeSource); in a projected one both say `name`. */
const KINDS = [
  ['secret', 'Secret', 'secretName'],
  ['configMap', 'ConfigMap', 'name'],
] as const;

/** The Secrets and ConfigMaps that a volume makes files of; undefined for every other volume. */
export function mountedObjects(volume: YamlNode | undefined): MountedObjects | undefined {
  const projected = childOf(volume, 'projected');
  if (projected === undefined) {
    const sources = objectsIn(volume, (field) => field);
    return sources.length > 0 ? { sources } : undefined;
  }
  const items = itemsAt(projected, 'sources');
  const given = items.map((source) => objectsIn(source, () => 'name'));
  const hasOthers = given.some((objects) => objects.length === 0);
  return { sources: given.flat(), ...(hasOthers && { hasOthers }) };
}

function objectsIn(node: YamlNode | undefined, nameOf: (field: string) => string): readonly MountedObject[] {
  return KINDS.flatMap(([key, kind, field]): readonly MountedObject[] => {
    const source = childOf(node, key);
    const name = textAt(source, nameOf(field));
    if (name === undefined || name === '') return [];
    const items = childOf(source, 'items') && itemsAt(source, 'items').map(readItem);
    return [{ kind, name, ...(items && { items }), isOptional: scalarAt(source, 'optional')?.typed === true }];
  });
}

function readItem(item: YamlNode) {
  return { key: textAt(item, 'key') ?? '', path: textAt(item, 'path') ?? '' };
}
