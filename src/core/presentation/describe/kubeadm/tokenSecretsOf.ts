import type { BootstrapTokenDocument } from '../../../model/documents/bootstrapToken.ts';
import type { KubernetesDocument } from '../../../model/documents/documents.ts';
import type { NodeView } from '../../../model/node.ts';

/** The Secrets of bootstrap tokens among the files of a node, old copies left out. */
export function tokenSecretsOf({ files }: NodeView): readonly BootstrapTokenDocument[] {
  return files.flatMap(({ file, archived }) => (archived ? [] : file.documents.filter(isBootstrapToken)));
}

function isBootstrapToken(document: KubernetesDocument): document is BootstrapTokenDocument {
  return document.kind === 'bootstrapToken';
}
