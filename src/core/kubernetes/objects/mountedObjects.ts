import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { MountedObject, MountedObjects } from '../../model/documents/mount.ts';

/** The field that names the object in a volume, by kind (core/v1 SecretVolumeSource, ConfigMapVolumeSource). Projected sources use `name`. */
const KINDS = [
  ['secret', 'Secret', 'secretName'],
  ['configMap', 'ConfigMap', 'name'],
] as const;

/** The Secrets and ConfigMaps of a volume; undefined for other volumes. */
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
