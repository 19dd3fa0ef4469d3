import type { Span } from '../../text/span.ts';
import { childOf, entryOf, textAt } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';

/** What rules ask of the metadata of an API object. */
export interface ObjectMeta {
  /** Empty where the object has none. */
  readonly name: string;
  /** Absent where the object does not say, and whoever applies it decides. */
  readonly namespace?: string;
  /** Keys of its annotations. */
  readonly annotations: ReadonlySet<string>;
  /** Read out of a cluster: the API server has given it a uid or a resource version. */
  readonly live: boolean;
}

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
