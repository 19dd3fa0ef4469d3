import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import { sameJson } from '../../model/memo/same.ts';
import type { FoundFile } from '../../model/root.ts';
import type { Span } from '../../model/source/span.ts';
import { DEFAULT_NAMESPACE, objectKey } from '../nodes/mountedFiles.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { mountsObjects } from '../nodes/volumeOwners.ts';
import { hasMoreThanObjects } from './partOfFile.ts';
import { ownersIn } from './planesWithin.ts';

/** The mounted objects, the objects and the readers in one file. */
interface ObjectHints {
  /** The namespace and the key of each object that its pods mount. */
  readonly mounts: readonly (readonly [namespace: string, key: string])[];
  /** Keys of the objects with values in it. */
  readonly holds: readonly string[];
  /** Their owners, and they with the keys of their values, as text. */
  readonly shapes: readonly (readonly [owner: string, shape: string])[];
  /** Whether it contains anything else than Secrets. */
  readonly hasMore: boolean;
  /** Whether objects in it find Secrets by name or content. */
  readonly finds: boolean;
  /** The owners of all its pods and objects (`ownersIn`), each once. */
  readonly owners: readonly string[];
  /** Whether a file with objects of several owners also contains something that belongs to none of them. */
  readonly hasOutside: boolean;
  /** The owner of each kube-apiserver that mounts objects. */
  readonly servers: readonly string[];
}

/** Undefined for most files, which have nothing to do with objects. */
export function objectHintsOf(file: DecodedFile): ObjectHints | undefined {
  return file.objects || file.documents.some(({ kind }) => kind === 'component') ? hintsOf(file) : undefined;
}

/** Kinds of documents that find Secrets by content. */
const FINDING: ReadonlySet<string> = new Set(['calledServer', 'tlsServer', 'route', 'caIssuer', 'druidEtcd']);

const hintsOf = derived((file: DecodedFile): ObjectHints | undefined => {
  const { objects = [], documents } = file;
  const mounts = documents.flatMap((document) => {
    if (document.kind !== 'component') return [];
    const { namespace = '', mounts: all = [] } = document;
    return all.flatMap(({ objects: mounted }) =>
      (mounted?.sources ?? []).map(({ kind, name }) => [namespace, objectKey(kind, name, document.namespace)] as const),
    );
  });
  const held = objects.filter((object) => object.held && object.name !== undefined);
  const holds = held.map(({ kind, name = '', namespace }) => objectKey(kind, name, namespace));
  const ownerAt = ownersIn(file);
  const ownerOf = ({ span }: { readonly span: Span }) => ownerAt(span) ?? DEFAULT_NAMESPACE;
  const shapes = held.map((object) => {
    const keys = object.held?.values.map(({ key }) => key).sort();
    return [ownerOf(object), JSON.stringify([object.kind, object.name, keys])] as const;
  });
  const finds = objects.some(({ secrets }) => secrets) || documents.some(({ kind }) => FINDING.has(kind));
  if (mounts.length + holds.length === 0 && !finds) return undefined;
  const pods = documents.flatMap((document) => (document.kind === 'component' ? document : []));
  const owners = [...new Set([...pods, ...objects].map(ownerOf))];
  const servers = pods.flatMap((pod) => (pod.component === 'kube-apiserver' && mountsObjects(pod) ? ownerOf(pod) : []));
  const hasMore = objects.some(({ kind }) => kind !== 'Secret');
  const hasOutside = owners.length > 1 && hasMoreThanObjects(file);
  return { mounts, holds, shapes, hasMore, finds, owners, hasOutside, servers };
});

/** Whether both mount and hold the same objects. */
export function sameObjects(one: DecodedFile, other: DecodedFile): boolean {
  return sameJson(objectHintsOf(one), objectHintsOf(other));
}

/** A file with the id of its group and what it shows of objects. */
interface Holder extends ObjectHints {
  readonly found: FoundFile;
  readonly group: string;
}

/**
 * The files of Secrets and ConfigMaps that belong to the pods of another group, with the id of that group. A root stands for a machine,
 * and objects are on none: a folder that is a root by its other files may contain either the pods or their objects. All objects
 * of the pods of a namespace must be in one other group, and no other pods may mount what moves.
 */
export function groupsOfMounted(
  placed: readonly PlacedFile[],
  groupOf: (one: FoundFile) => string,
): ReadonlyMap<FoundFile, string> {
  const moved = new Map<FoundFile, string>();
  if (!placed.some(({ file, found }) => !found.archived && objectHintsOf(file)?.mounts.length)) return moved;
  const all = placed.flatMap(({ found, file }): readonly Holder[] => {
    const hints = found.archived ? undefined : objectHintsOf(file);
    return hints ? [{ ...hints, found, group: groupOf(found) }] : [];
  });
  const holders = new Map<string, Holder[]>();
  const readers = new Map<string, Set<string>>();
  const sides = new Map<string, { readonly group: string; readonly keys: Set<string> }>();
  for (const holder of all) {
    const { found, group } = holder;
    const inFolder = (key: string) => `${found.folder.uri}\n${key}`;
    for (const key of new Set(holder.holds)) append(holders, inFolder(key), holder);
    for (const [namespace, key] of holder.mounts) {
      const id = JSON.stringify([group, namespace]);
      const side = sides.get(id) ?? { group, keys: new Set() };
      sides.set(id, side);
      side.keys.add(inFolder(key));
      readers.set(inFolder(key), (readers.get(inFolder(key)) ?? new Set()).add(group));
    }
  }
  const finding = new Set(all.flatMap(({ finds, group }) => (finds ? group : [])));
  for (const { group, keys } of sides.values()) {
    const files = new Set([...keys].flatMap((key) => holders.get(key) ?? []));
    const apart = [...files].filter(({ mounts, group: own }) => mounts.length === 0 || own !== group);
    if (new Set(apart.map((one) => one.group)).size !== 1) continue;
    for (const holder of apart) if (isOnlyReadBy(group, holder)) moved.set(holder.found, group);
  }
  return moved;

  /** An object that no pod mounts stays in its own group if objects there may look it up. */
  function isOnlyReadBy(group: string, { found, group: own, mounts, holds, hasMore }: Holder): boolean {
    if (own === group || mounts.length > 0) return false;
    const keys = holds.map((key) => `${found.folder.uri}\n${key}`);
    const isMounted = (key: string) => readers.has(key);
    const isPlain = keys.every(isMounted) || !(hasMore || finding.has(own));
    const isOwn = (key: string) => readers.get(key)?.size === 1 && readers.get(key)?.has(group) === true;
    return isPlain && keys.filter(isMounted).every(isOwn);
  }
}
