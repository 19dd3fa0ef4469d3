import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Mount } from '../../model/documents/mount.ts';
import type { Span } from '../../model/source/span.ts';
import type { Operator } from './monitorKinds.ts';

/** The volumes and paths that the endpoints of one monitor need. */
export interface MonitorPlace {
  readonly operator: Operator;
  readonly namespace: string | undefined;
  readonly mounts: Map<string, Mount>;
  readonly paths: Located<string>[];
}

/** Adds the paths of the credentials in `tlsConfig`, and their volumes. False if one of them is named by a template, or relatively. */
export function readCredentials(tls: YamlNode | undefined, path: string, place: MonitorPlace): boolean {
  return FIELDS.map((field) => readField(tls, field, path, place)).every((one) => one !== 'unread');
}

/** Each field of a path, and the field of the same meaning that names a value of a Secret or ConfigMap. */
const FIELDS = [
  ['caFile', 'ca'],
  ['certFile', 'cert'],
  ['keyFile', 'keySecret'],
] as const;

/** Adds the path of one credential, and the volume that it is in. */
function readField(
  tls: YamlNode | undefined,
  [file, reference]: (typeof FIELDS)[number],
  path: string,
  place: MonitorPlace,
): 'read' | 'unread' | 'absent' {
  const written = located(childOf(tls, file), `${path}.${file}`);
  if (written && written.value !== '') return readPath(written, place);
  const value = childOf(tls, reference);
  const kinds = reference === 'keySecret' ? ([['Secret', value]] as const) : referencesOf(value);
  for (const [kind, one] of kinds) {
    const [name, key] = [textAt(one, 'name') ?? '', located(childOf(one, 'key'), `${path}.${reference}`)];
    if (name !== '' && key && key.value !== '') return readValue(kind, name, key, place);
  }
  return 'absent';
}

/** A path in a folder of the operator, or in one that is not known. */
function readPath(written: Located<string>, { operator, mounts, paths }: MonitorPlace): 'read' | 'unread' {
  const { value, span } = written;
  if (isTemplated(value) || !value.startsWith('/')) return 'unread';
  const [folder, kind] = Object.entries(operator.folders).find(([one]) => value.startsWith(one)) ?? [];
  const name = folder === undefined ? undefined : value.slice(folder.length).split('/', 1)[0];
  if (kind && name) mounts.set(`${folder}${name}`, objectMount(`${folder}${name}`, kind, name, span));
  paths.push(written);
  return 'read';
}

function readValue(
  kind: 'Secret' | 'ConfigMap',
  name: string,
  key: Located<string>,
  { operator, namespace = 'default', mounts, paths }: MonitorPlace,
): 'read' | 'unread' {
  if (isTemplated(name) || isTemplated(key.value)) return 'unread';
  // The file of each value in the operator's folder (prometheus-operator, pkg/assets, tlsAsset.key).
  const at = `${operator.assets}/${[kind.toLowerCase(), namespace, name, key.value].join('_')}`;
  mounts.set(at, { ...objectMount(at, kind, name, key.span), subPath: key.value });
  paths.push({ ...key, value: at });
  return 'read';
}

function referencesOf(value: YamlNode | undefined) {
  return [
    ['Secret', childOf(value, 'secret')],
    ['ConfigMap', childOf(value, 'configMap')],
  ] as const;
}

/** The mount of all values of an object. */
export function objectMount(
  mountPath: string,
  kind: 'Secret' | 'ConfigMap',
  name: string,
  span: Span,
  isOptional = false,
): Mount {
  const volumeKind = kind === 'Secret' ? 'secret' : 'configMap';
  const objects = { sources: [{ kind, name, isOptional }] };
  return { name, mountPath, volumeKind, objects, readOnly: true, span };
}
