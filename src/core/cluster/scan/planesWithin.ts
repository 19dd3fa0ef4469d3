import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { isAddOn } from '../../model/documents/component.ts';
import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { DEFAULT_NAMESPACE, objectKey } from '../nodes/mountedFiles.ts';
import { mountsObjects } from '../nodes/volumeOwners.ts';

/** An object with what links it to others of its control plane. */
interface Linked {
  readonly object: ApiObject;
  readonly isServer: boolean;
  readonly names: readonly string[];
  /** Labels of hosts, which link it if something has that name. */
  readonly hosts: readonly string[];
}

/** The owner of the object in which a span starts: its namespace, or one of several control planes there; undefined outside of all objects. */
export const ownersIn = derived((file: DecodedFile): ((span: Span) => string | undefined) => {
  const objectAt = objectsByPlace(file.objects ?? []);
  const planes = planesOf(file, objectAt);
  return (span) => {
    const object = objectAt(span);
    return object && (planes.get(object) ?? namespaceOf(object));
  };
});

const namespaceOf = ({ namespace = DEFAULT_NAMESPACE }: ApiObject) => namespace;

/** Objects are not nested. */
function objectsByPlace(objects: readonly ApiObject[]): (span: Span) => ApiObject | undefined {
  const inOrder = objects.toSorted((one, other) => one.span.start - other.span.start);
  return ({ start }) => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.span.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const before = inOrder[low - 1];
    return before && start < before.span.end ? before : undefined;
  };
}

/**
 * The control planes of namespaces that have several. What their pods share, or one reaches by the name of another, belongs together. What is
 * linked to none of them is of no plane.
 */
function planesOf(file: DecodedFile, objectAt: (span: Span) => ApiObject | undefined): ReadonlyMap<ApiObject, string> {
  const planes = new Map<ApiObject, string>();
  for (const [namespace, all] of linkedByNamespace(file, objectAt)) {
    const groups = groupsOf(all).filter((group) => group.some(({ isServer }) => isServer));
    const areWhole = groups.every((group) => group.some(({ object }) => object.held));
    if (groups.length < 2 || !areWhole) continue;
    for (const { object } of all) planes.set(object, `${namespace}/`);
    for (const group of groups) {
      const name = group.find(({ isServer }) => isServer)?.object.name;
      for (const { object } of group) planes.set(object, `${namespace}/${name}`);
    }
    addReadMaps(all, planes);
  }
  return planes;
}

/** A ConfigMap that only one of the planes reads is part of it. */
function addReadMaps(all: readonly Linked[], planes: Map<ApiObject, string>): void {
  const readers = new Map<string, Set<string | undefined>>();
  for (const { object } of all) {
    for (const { kind, name } of object.read ?? []) {
      const key = objectKey(kind, name);
      readers.set(key, (readers.get(key) ?? new Set()).add(planes.get(object)));
    }
  }
  for (const { object } of all) {
    const [plane, ...others] = readers.get(objectKey('ConfigMap', object.name ?? '')) ?? [];
    if (object.kind === 'ConfigMap' && plane && others.length === 0) planes.set(object, plane);
  }
}

function linkedByNamespace(
  { objects = [], documents }: DecodedFile,
  objectAt: (span: Span) => ApiObject | undefined,
): ReadonlyMap<string, readonly Linked[]> {
  const inside = new Map<ApiObject, KubernetesDocument[]>();
  for (const document of documents) {
    const object = objectAt(document.span);
    if (object) append(inside, object, document);
  }
  const linked = new Map<string, Linked[]>();
  for (const object of objects) append(linked, namespaceOf(object), linksOf(object, inside.get(object) ?? []));
  return linked;
}

/** Not by ConfigMaps: planes may share them. */
function linksOf(object: ApiObject, documents: readonly KubernetesDocument[]): Linked {
  const { kind, name = '', read = [], held } = object;
  const components = documents.filter((one) => one.kind === 'component' && !isAddOn(one.component));
  const isRun = components.length > 0;
  const mounted = isRun ? read : [];
  const secrets = (held ? [{ kind, name }] : mounted).filter((one) => one.kind === 'Secret');
  return {
    object,
    isServer: documents.some(
      (one) => one.kind === 'component' && one.component === 'kube-apiserver' && mountsObjects(one),
    ),
    names: [...secrets.map((one) => objectKey(one.kind, one.name)), ...(isRun ? [name] : [])],
    hosts: documents.flatMap(hostsIn),
  };
}

/** Names within the cluster that a component or kubeconfig connects to. Its Service often has the name of the workload. */
function hostsIn(document: KubernetesDocument): readonly string[] {
  if (document.kind === 'kubeconfig') return document.clusters.flatMap(({ server }) => labelsOf(server?.value));
  if (document.kind !== 'component') return [];
  return document.flags.flatMap(({ name, value }) => (name === 'etcd-servers' ? labelsOf(value) : []));
}

/** The second label is the Service’s name in the host of a StatefulSet’s pod. */
function labelsOf(urls: string | undefined): readonly string[] {
  return parseUrls(urls).flatMap(({ host }) => host.split('.', 2));
}

/** The objects that are linked, however indirectly. */
function groupsOf(all: readonly Linked[]): readonly (readonly Linked[])[] {
  const named = new Map<string, Linked[]>();
  for (const one of all) for (const name of one.names) append(named, name, one);
  const links = new Map<string, Linked[]>();
  const linksTo = ({ names, hosts }: Linked) => [...names, ...hosts.filter((host) => named.has(host))];
  for (const one of all) for (const link of linksTo(one)) append(links, link, one);
  const seen = new Set<Linked>();
  return all.flatMap((first) => {
    const group = new Set(seen.has(first) ? [] : [first]);
    for (const one of group) {
      seen.add(one);
      for (const link of linksTo(one)) {
        for (const other of links.get(link) ?? []) group.add(other);
        links.delete(link);
      }
    }
    return group.size > 0 ? [[...group]] : [];
  });
}
