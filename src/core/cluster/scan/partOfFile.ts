import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Span } from '../../model/source/span.ts';
import { DEFAULT_NAMESPACE } from '../nodes/mountedFiles.ts';

/** The namespaces whose objects and pods in a file belong to a node. */
export interface NamespaceChoice {
  /** The only namespace. Absent in the node that keeps the rest. */
  readonly only?: string;
  /** The namespaces that are separate nodes. */
  readonly separate: readonly string[];
}

/** The part of a file that belongs to a node: the file without the objects of the namespaces of other nodes. */
export function partOfFile(file: DecodedFile, { only, separate }: NamespaceChoice): DecodedFile {
  const isHere = ({ namespace = DEFAULT_NAMESPACE }: { readonly namespace?: string | undefined }) =>
    only === undefined ? !separate.includes(namespace) : namespace === only;
  const { objects = [] } = file;
  const away = objects.filter((object) => !isHere(object)).map(({ span }) => span);
  if (away.length === 0) return file;
  const isKept = outside(away);
  return {
    ...file,
    whole: file,
    objects: objects.filter(isHere),
    artifacts: file.artifacts.filter(({ origin }) => isKept(origin.span)),
    problems: file.problems.filter(({ span }) => isKept(span)),
    documents: file.documents.filter((document) =>
      document.kind === 'component' ? isHere(document) : !('span' in document) || isKept(document.span),
    ),
  };
}

/** Returns whether a span starts outside of all these spans, which are not nested. */
function outside(spans: readonly Span[]): (span: Span) => boolean {
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  return ({ start }) => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const before = inOrder[low - 1];
    return before === undefined || before.end <= start;
  };
}
