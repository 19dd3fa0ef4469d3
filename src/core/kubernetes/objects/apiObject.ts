import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, entryOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { ApiObject, ObjectMeta } from '../../model/documents/objects.ts';
import type { Span } from '../../model/source/span.ts';
import { heldValues } from './objectValues.ts';
import { podReferences } from './podReferences.ts';
import { secretReferences } from './secretReferences.ts';

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

/** The API omits kind and version of the items in its lists, such as a SecretList; `kubectl get` adds them. */
function withKindOf(list: YamlNode, item: YamlNode): YamlNode {
  const kind = scalarAt(list, 'kind');
  const version = entryOf(list, 'apiVersion');
  const own = kind?.value.slice(0, -'List'.length) ?? '';
  if (item.kind !== 'map' || kind === undefined || own === '' || entryOf(item, 'kind')) return item;
  const reported = [{ key: 'kind', keySpan: kind.span, value: { ...kind, value: own, typed: own } }];
  return {
    ...item,
    entries: [...reported, ...(version && !entryOf(item, 'apiVersion') ? [version] : []), ...item.entries],
  };
}

/** The kind and name of the object; nothing for any other map. `path` is its YAML path with a dot at the end. */
export function readApiObject(node: YamlNode, path: string): readonly ApiObject[] {
  const kind = textAt(node, 'kind');
  if (kind === undefined || !KIND.test(kind)) return [];
  const name = textAt(node, 'metadata', 'name') || undefined;
  const namespace = textAt(node, 'metadata', 'namespace') || undefined;
  const secrets = secretReferences(node, kind, path);
  const read = podReferences(node, kind);
  const held = isEncryptedObject(node) ? undefined : heldValues(node, kind);
  const named = { kind, name, namespace, span: node.span };
  return [
    { ...named, ...(secrets.length > 0 && { secrets }), ...(read.length > 0 && { read }), ...(held && { held }) },
  ];
}

/** The group of the API that has a kind, "" for the core group. Other groups may have kinds of the same names. */
const GROUPS: Readonly<Record<string, string>> = {
  Secret: '',
  ConfigMap: '',
  APIService: 'apiregistration.k8s.io',
  CustomResourceDefinition: 'apiextensions.k8s.io',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io',
  ClusterTrustBundle: 'certificates.k8s.io',
};

/** True for an object of another group than the one whose kind it has the name of. */
export function isOfOtherGroup(object: YamlNode): boolean {
  const kind = textAt(object, 'kind') ?? '';
  const version = textAt(object, 'apiVersion');
  if (!Object.hasOwn(GROUPS, kind) || version === undefined || isTemplated(version)) return false;
  return version.slice(0, Math.max(0, version.indexOf('/'))) !== GROUPS[kind];
}

/** Whether the object's version is one of the API group. */
export function isOfGroup(object: YamlNode, group: string): boolean {
  return textAt(object, 'apiVersion')?.split('/', 1)[0] === group;
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

/** The labels of a map; those with templates are left out. */
export function labelsAt(node: YamlNode, ...keys: readonly string[]): ReadonlyMap<string, string> {
  const map = childOf(node, ...keys);
  const labels = new Map<string, string>();
  for (const { key, value } of map?.kind === 'map' ? map.entries : []) {
    if (value.kind === 'scalar' && !isTemplated(value.value)) labels.set(key, value.value);
  }
  return labels;
}

/** True for an object whose values sops has encrypted: nothing in it can be judged. */
export function isEncryptedObject(object: YamlNode): boolean {
  return childOf(object, 'sops')?.kind === 'map';
}

/** The range of an entry's key, for an edit of the key; undefined if it is merged in from elsewhere. */
export function keySpanAt(object: YamlNode, key: string): Span | undefined {
  const entry = entryOf(object, key);
  return object.kind === 'map' && entry && object.entries.includes(entry) ? entry.keySpan : undefined;
}
