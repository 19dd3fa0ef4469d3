import type {
  ClusterConfiguration,
  InitConfiguration,
  JoinConfiguration,
  KubeadmConfigurationDocument,
} from '../../model/documents/kubeadm.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { perNode } from '../engine/perNode.ts';

/** One configuration of kubeadm with the file it stands in. */
export interface Configuration<C = KubeadmConfigurationDocument['content']> {
  readonly document: KubeadmConfigurationDocument;
  readonly content: C;
  readonly file: NodeFile;
}

/** Every configuration in the files of a node, old copies left out. */
export const configurationsOf = perNode((node): readonly Configuration[] =>
  node.files.flatMap((file) =>
    file.archived
      ? []
      : file.file.documents.flatMap((document) =>
          document.kind === 'kubeadmConfiguration' ? [{ document, content: document.content, file }] : [],
        ),
  ),
);

export function clusterConfigurations(node: NodeView): readonly Configuration<ClusterConfiguration>[] {
  return configurationsOf(node).flatMap(({ content, ...rest }) =>
    content.kind === 'ClusterConfiguration' ? [{ content, ...rest }] : [],
  );
}

/** Those of `kubeadm init` and `kubeadm join`. */
export function nodeConfigurations(node: NodeView): readonly Configuration<InitConfiguration | JoinConfiguration>[] {
  return configurationsOf(node).flatMap(({ content, ...rest }) =>
    content.kind === 'ClusterConfiguration' ? [] : [{ content, ...rest }],
  );
}

/** Where a field of a configuration stands. */
export function fieldPlace({ document }: Pick<Configuration, 'document'>, { span }: { readonly span: Span }): Location {
  return { uri: document.uri, span };
}

/**
 * What disagrees with the node, as long as nothing agrees: beside the configuration a node was made from there may lie those
 * of other nodes and clusters.
 */
export function disagreeing<T>(values: readonly T[], agrees: (value: T) => boolean): readonly T[] {
  return values.some(agrees) ? [] : values;
}
