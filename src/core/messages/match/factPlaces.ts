import type { KubernetesDocument } from '../../model/documents/document.ts';
import type { Mount } from '../../model/documents/mount.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { FILE_START } from '../../model/source/span.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import type { Fact } from '../read/facts.ts';
import { certificateIndex } from './certificateIndex.ts';
import { pathIndex, wordIndex } from './wordIndex.ts';

/** The place in the files of a fact that is not about a certificate itself; undefined if they do not have it. */
export function placeOfFact({ kind, value }: Fact, report: Report): Location | undefined {
  switch (kind) {
    case 'host':
    case 'remote':
    case 'flag':
    case 'setting':
      return wordIndex(report.files).get(value.replace(/^\[|\]$/g, ''));
    case 'file':
      return filePlaces(report.nodes).get(value) ?? pathIndex(report.files).get(value);
    case 'authority':
    case 'commonName':
    case 'user':
      return namedPlaces(report).get(`CN ${value}`);
    case 'organization':
      return namedPlaces(report).get(`O ${value}`);
    case 'secret':
      return objectPlaces(report.files).get(`Secret ${value}`);
    case 'configMap':
      return objectPlaces(report.files).get(`ConfigMap ${value}`);
    case 'objectKey':
      return itemPlaces(report.files).get(value);
    case 'volume':
      return volumePlaces(report.files).get(value);
    case 'request':
      return requestPlaces(report.files).get(value);
    case 'tokenHash':
    case 'serverHash':
      return hashPlace(value, report);
    default:
      return undefined;
  }
}

const filePlaces = derived((nodes: Report['nodes']): ReadonlyMap<string, Location> => {
  const files = nodes.flatMap(({ view }: { readonly view: NodeView }) => view.files);
  return new Map(files.map(({ hostPath, path, file: { uri } }) => [hostPath ?? `/${path}`, { uri, span: FILE_START }]));
});

/** Certificates by what their subjects hold. */
const namedPlaces = derived((report: Report): ReadonlyMap<string, Location> => {
  const found = new Map<string, Location>();
  for (const { certificate, at } of certificateIndex(report).bySha256.values()) {
    for (const { type, value } of certificate.subject.attributes) {
      const key = `${type} ${contentOf(value)}`;
      if (!found.has(key)) found.set(key, at);
    }
  }
  return found;
});

/** Secrets and ConfigMaps by "kind name". */
const objectPlaces = derived((files: Report['files']): ReadonlyMap<string, Location> => {
  const found = new Map<string, Location>();
  for (const { uri, objects = [] } of files.values()) {
    for (const { kind, name, span } of objects) {
      const key = `${kind} ${name}`;
      if (name !== undefined && !found.has(key)) found.set(key, { uri, span });
    }
  }
  return found;
});

/** Volumes of Secrets and ConfigMaps that components mount, by their names. */
const volumePlaces = derived((files: Report['files']) => mountPlaces(files, ({ name }) => [name]));

/** The same volumes, by the keys that they list. */
const itemPlaces = derived((files: Report['files']) =>
  mountPlaces(files, ({ objects }) =>
    (objects?.sources ?? []).flatMap(({ items = [] }) => items.map(({ key }) => key)),
  ),
);

function mountPlaces(
  files: Report['files'],
  namesOf: (mount: Mount) => readonly string[],
): ReadonlyMap<string, Location> {
  const found = new Map<string, Location>();
  for (const { uri, documents } of files.values()) {
    for (const mount of documents.flatMap(objectMounts)) {
      for (const name of namesOf(mount)) if (!found.has(name)) found.set(name, { uri, span: mount.span });
    }
  }
  return found;
}

function objectMounts(document: KubernetesDocument): readonly Mount[] {
  return document.kind === 'component' ? (document.mounts ?? []).filter(({ objects }) => objects) : [];
}

const requestPlaces = derived((files: Report['files']): ReadonlyMap<string, Location> => {
  const found = new Map<string, Location>();
  for (const { uri, documents } of files.values()) {
    for (const document of documents) {
      if (document.kind === 'signingRequest' && document.name)
        found.set(document.name.value, { uri, span: document.name.span });
    }
  }
  return found;
});

/** Hashes are whole, or shortened by who pastes them. */
function hashPlace(value: string, { files }: Report): Location | undefined {
  return hashPlaces(files).find(({ hash }) => hash.startsWith(value))?.at;
}

const hashPlaces = derived((files: Report['files']): readonly { readonly hash: string; readonly at: Location }[] =>
  [...files.values()].flatMap(({ uri, digest, artifacts }) => [
    ...(digest === undefined ? [] : [{ hash: digest, at: { uri, span: FILE_START } }]),
    ...artifacts.flatMap(({ origin, ...rest }) =>
      rest.kind === 'token' && rest.token.kind === 'join'
        ? [{ hash: contentOf(rest.token.caHash), at: { uri: origin.uri, span: origin.span } }]
        : [],
    ),
  ]),
);
