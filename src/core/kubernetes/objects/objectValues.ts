import { isTemplated } from '../../formats/placeholder.ts';
import { childOf } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { HeldValue, HeldValues } from '../../model/documents/objects.ts';

/** The fields of values by kind, in the order in which they count (core/v1 Secret, ConfigMap). */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Secret', ['data', 'stringData']],
  ['ConfigMap', ['data', 'binaryData']],
]);

/** Annotations of controllers that add keys, such as OpenShift's CA bundles. */
const FILLED = /inject|reflect|replicat/i;

/** The values of a Secret or ConfigMap; undefined for any other object, and for one without values. */
export function heldValues(object: YamlNode, kind: string): HeldValues | undefined {
  const values: HeldValue[] = [];
  let isWhole = !isFilled(object);
  for (const field of FIELDS.get(kind) ?? []) {
    const map = childOf(object, field);
    if (map?.kind === 'scalar' && map.value.trim() !== '') isWhole = false;
    for (const { key, value } of map?.kind === 'map' ? map.entries : []) {
      if (isTemplated(key) || key.includes('{{')) isWhole = false;
      else values.push({ key, span: value.span });
    }
  }
  return values.length > 0 ? { values: values.slice(), isWhole } : undefined;
}

function isFilled(object: YamlNode): boolean {
  const annotations = childOf(object, 'metadata', 'annotations');
  const labels = childOf(object, 'metadata', 'labels');
  return [annotations, labels].some((map) => map?.kind === 'map' && map.entries.some(({ key }) => FILLED.test(key)));
}
