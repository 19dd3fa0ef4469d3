import { childOf, entryOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ObjectMeta } from '../../model/documents/objects.ts';
import type { Span } from '../../model/source/span.ts';

/** Reads `metadata`; whatever is absent or damaged there counts as not said. */
export function readMeta(object: YamlNode): ObjectMeta {
  const meta = childOf(object, 'metadata');
  const annotations = childOf(meta, 'annotations');
  return {
    name: textAt(meta, 'name') ?? '',
    namespace: textAt(meta, 'namespace') || undefined,
    annotations: new Set(annotations?.kind === 'map' ? annotations.entries.map(({ key }) => key) : []),
    live: textAt(meta, 'uid') !== undefined || textAt(meta, 'resourceVersion') !== undefined,
  };
}

/** True for an object whose values sops has encrypted: nothing in it can be judged. */
export function isEncryptedObject(object: YamlNode): boolean {
  return childOf(object, 'sops')?.kind === 'map';
}

/** Where the key of an entry stands, for an edit of the key; undefined where it is merged in from elsewhere. */
export function keySpanAt(object: YamlNode, key: string): Span | undefined {
  const entry = entryOf(object, key);
  return object.kind === 'map' && entry && object.entries.includes(entry) ? entry.keySpan : undefined;
}
