import { groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { ownersIn } from './planesWithin.ts';

/**
 * The part of a file that belongs to a node, where several nodes have parts of it: the objects and pods of one owner (`ownersIn`), or everything except
 * those of some. A file has one part of the second kind, so that what is in no object belongs to one node: kubeconfigs, syntax errors, comments.
 */
export type FilePart = { readonly only: string } | { readonly except: readonly string[] };

/** The contents of a file that are divided. */
type Contents = Pick<DecodedFile, 'objects' | 'artifacts' | 'problems' | 'documents' | 'mentions'>;

export function partOfFile(file: DecodedFile, part: FilePart): DecodedFile {
  return { ...file, ...contentsOf(file, part), whole: file };
}

function contentsOf(file: DecodedFile, part: FilePart): Contents {
  if ('only' in part) return byOwner(file)(part.only);
  const except: ReadonlySet<string | undefined> = new Set(part.except);
  return divide(file, (owner) => !except.has(owner))(true);
}

/** Divided once for all owners, however many nodes have a part. */
const byOwner = derived((file: DecodedFile) => divide(file, (owner) => owner));

function divide<Key>(file: DecodedFile, keyOf: (owner: string | undefined) => Key): (key: Key) => Contents {
  const ownerAt = ownersIn(file);
  const keyAt = (span: Span) => keyOf(ownerAt(span));
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
  const ownerAt = ownersIn(file);
  const spans = [...file.documents.map(({ span }) => span), ...file.artifacts.map(({ origin }) => origin.span)];
  return spans.some((span) => ownerAt(span) === undefined);
}
