import type { KubernetesDocument } from '../../model/documents/document.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';

/** The type of a document by its kind. */
export type DocumentOf<Kind extends KubernetesDocument['kind']> = Extract<KubernetesDocument, { kind: Kind }>;

/** An object of a file that is in use. */
export interface PlacedObject<Kind extends KubernetesDocument['kind']> {
  readonly document: DocumentOf<Kind>;
  readonly nodeFile: NodeFile;
}

/** The objects of a kind in the node's files, copies that nothing reads left out. */
export function objectsOf<Kind extends KubernetesDocument['kind']>(
  node: NodeView,
  kind: Kind,
): readonly PlacedObject<Kind>[] {
  return allObjects(node).flatMap(({ document, nodeFile }) => {
    const isOfKind = (one: KubernetesDocument): one is DocumentOf<Kind> => one.kind === kind;
    return isOfKind(document) ? { document, nodeFile } : [];
  });
}

const allObjects = derivedOfLatest((node: NodeView) =>
  node.files.flatMap((nodeFile) =>
    nodeFile.archived ? [] : nodeFile.file.documents.map((document) => ({ document, nodeFile })),
  ),
);
