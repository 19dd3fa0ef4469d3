import { groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { DEFAULT_NAMESPACE } from '../nodes/mountedFiles.ts';

/**
 * The part of a file that belongs to a node, where several nodes have parts of it: the objects and pods of one namespace, or everything except those
 * of some. A file has one part of the second kind, so that what is in no object belongs to one node: kubeconfigs, syntax errors, comments.
 */
export type FilePart = { readonly only: string } | { readonly except: readonly string[] };

/** The contents of a file that are divided. */
type Contents = Pick<DecodedFile, 'objects' | 'artifacts' | 'problems' | 'documents' | 'mentions'>;

export function partOfFile(file: DecodedFile, part: FilePart): DecodedFile {
  return { ...file, ...contentsOf(file, part), whole: file };
}

function contentsOf(file: DecodedFile, part: FilePart): Contents {
  if ('only' in part) return byNamespace(file)(part.only);
  const except: ReadonlySet<string | undefined> = new Set(part.except);
  return divide(file, (namespace) => !except.has(namespace))(true);
}

/** Divided once for all namespaces, however many nodes have a part. */
const byNamespace = derived((file: DecodedFile) => divide(file, (namespace) => namespace));

function divide<Key>(file: DecodedFile, keyOf: (namespace: string | undefined) => Key): (key: Key) => Contents {
  const namespaceAt = namespacesByPlace(file);
  const keyAt = (span: Span) => keyOf(namespaceAt(span));
  const objects = groupBy(file.objects ?? [], ({ span }) => keyAt(span));
  const artifacts = groupBy(file.artifacts, ({ origin }) => keyAt(origin.span));
  const problems = groupBy(file.problems, ({ span }) => keyAt(span));
  const documents = groupBy(file.documents, ({ span }) => keyAt(span));
  const mentions = groupBy(file.mentions ?? [], ({ span }) => keyAt(span));
  return (key) => ({
    objects: objects.get(key) ?? [],
    artifacts: artifacts.get(key) ?? [],
    problems: problems.get(key) ?? [],
    documents: documents.get(key) ?? [],
    mentions: mentions.get(key) ?? [],
  });
}

/** Whether credentials or configurations in the file are in no object: kubeconfigs, and configurations of components. */
export function hasMoreThanObjects(file: DecodedFile): boolean {
  const namespaceAt = namespacesByPlace(file);
  const spans = [...file.documents.map(({ span }) => span), ...file.artifacts.map(({ origin }) => origin.span)];
  return spans.some((span) => namespaceAt(span) === undefined);
}

/** Returns the namespace of the object in which a span starts; undefined outside of all. Objects are not nested. */
const namespacesByPlace = derived(({ objects = [] }: DecodedFile): ((span: Span) => string | undefined) => {
  const inOrder = objects.toSorted((one, other) => one.span.start - other.span.start);
  return ({ start }) => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.span.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const before = inOrder[low - 1];
    return before && start < before.span.end ? (before.namespace ?? DEFAULT_NAMESPACE) : undefined;
  };
});
