import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { lastAtOrBefore } from '../../model/collections/sorted.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import { derived, derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { objectKey } from './mountedFiles.ts';
import { fileOfUri } from './nodeFiles.ts';

/** An object whose pods read a Secret or ConfigMap. */
export interface PodReader {
  /** Such as "Deployment web"; text from a file. */
  readonly label: string;
  readonly at: { readonly uri: string; readonly span: Span };
}

/**
 * The object whose pods read the Secret or ConfigMap that contains a certificate, if a file shows it: one in the same file, in the same
 * folder, or anywhere if the workspace contains no other object of the same name, as the overlays of environments do.
 */
export function podReaderOf(node: NodeView, { origin }: CertificateArtifact): PodReader | undefined {
  const { uri, span } = origin;
  const held = heldObjects(fileOfUri(node, uri)?.file.objects ?? NONE);
  const object = held[lastAtOrBefore(held, span.start, (one) => one.span.start)];
  if (object?.name === undefined || span.end > object.span.end) return undefined;
  const { readers, holders } = podObjects(node);
  const key = objectKey(object.kind, object.name, object.namespace);
  return (
    readers.get(placeKey(uri, key)) ??
    readers.get(placeKey(parentOf(uri), key)) ??
    (holders.get(key) === 1 ? readers.get(key) : undefined)
  );
}

const NONE: readonly ApiObject[] = [];

const heldObjects = derived((objects: readonly ApiObject[]) =>
  objects.filter(({ held }) => held).toSorted((one, other) => one.span.start - other.span.start),
);

/** The first reader of each object, in all files, a folder and a file, by the object's key, and how many objects share the key. */
const podObjects = derivedOfLatest((node: NodeView) => {
  const readers = new Map<string, PodReader>();
  const holders = new Map<string, number>();
  const files = node.files.flatMap(({ file, archived }) => (archived ? [] : file));
  for (const { uri, objects = [] } of files) {
    for (const { kind, name, namespace, held } of objects) {
      if (!held || name === undefined) continue;
      const key = objectKey(kind, name, namespace);
      holders.set(key, (holders.get(key) ?? 0) + 1);
    }
    for (const [key, reader] of objects.flatMap((object) => readersIn(object, uri))) {
      for (const place of [key, placeKey(parentOf(uri), key), placeKey(uri, key)]) {
        if (!readers.has(place)) readers.set(place, reader);
      }
    }
  }
  return { readers, holders };
});

function readersIn({ kind, name = '', namespace, read = [] }: ApiObject, uri: string) {
  const label = `${kind} ${name}`.trim();
  return read.map((one) => [objectKey(one.kind, one.name, namespace), { label, at: { uri, span: one.span } }] as const);
}

function placeKey(uri: string, key: string): string {
  return `${uri}\n${key}`;
}
