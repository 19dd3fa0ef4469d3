import type { Span } from '../../text/span.ts';
import { entryOf, itemsAt, scalarAt, textAt } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/node.ts';

/** Any object of the Kubernetes API by what people call it; text from a file, unescaped. */
export interface ApiObject {
  readonly kind: string;
  /** Absent where `generateName` or nothing stands for it; so is the namespace where the object does not say. */
  readonly name?: string;
  readonly namespace?: string;
  readonly span: Span;
}

/** An object of a document, with its YAML path and a dot at the path's end, where it lies in a List. */
export interface PlacedObject {
  readonly node: YamlNode;
  readonly path: string;
}

/** How the API names its kinds (kubernetes.io, API conventions); anything else is no kind. */
const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;

/** The objects of a document, those of a List each by itself. */
export function objectsIn(root: YamlNode): readonly PlacedObject[] {
  const kind = textAt(root, 'kind') ?? '';
  if (!/List$/.test(kind)) return [{ node: root, path: '' }];
  return itemsAt(root, 'items').map((item, at) => ({ node: withKindOf(root, item), path: `items[${at}].` }));
}

/** The API leaves kind and version out of the items of its own lists, such as a SecretList; `kubectl get` adds them. */
function withKindOf(list: YamlNode, item: YamlNode): YamlNode {
  const kind = scalarAt(list, 'kind');
  const version = entryOf(list, 'apiVersion');
  const own = kind?.value.slice(0, -'List'.length) ?? '';
  if (item.kind !== 'map' || kind === undefined || own === '' || entryOf(item, 'kind')) return item;
  const told = [{ key: 'kind', keySpan: kind.span, value: { ...kind, value: own, typed: own } }];
  return {
    ...item,
    entries: [...told, ...(version && !entryOf(item, 'apiVersion') ? [version] : []), ...item.entries],
  };
}

/** What people call the object; nothing for a map that is none. */
export function readApiObject(node: YamlNode): readonly ApiObject[] {
  const kind = textAt(node, 'kind');
  if (kind === undefined || !KIND.test(kind)) return [];
  const name = textAt(node, 'metadata', 'name') || undefined;
  const namespace = textAt(node, 'metadata', 'namespace') || undefined;
  return [{ kind, name, namespace, span: node.span }];
}
