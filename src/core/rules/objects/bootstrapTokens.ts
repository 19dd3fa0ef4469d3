import type { BootstrapTokenDocument, Discovery, SecretField } from '../../model/documents/kubeadm.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { fieldPlace, nodeConfigurations } from '../subjects/configurations.ts';

/** The Secrets of bootstrap tokens in the files of a node, without old copies. */
export function tokenSecrets(node: NodeView): readonly BootstrapTokenDocument[] {
  return node.files.flatMap(({ file, archived }) =>
    archived ? [] : file.documents.flatMap((document) => (document.kind === 'bootstrapToken' ? [document] : [])),
  );
}

/** A discovery of a JoinConfiguration, with the places of its fields. */
export interface GivenDiscovery {
  readonly discovery: Discovery;
  readonly place: (field: { readonly span: Span }) => Location;
}

export function discoveries(node: NodeView): readonly GivenDiscovery[] {
  return nodeConfigurations(node).flatMap((configuration) => {
    const { content } = configuration;
    if (content.kind !== 'JoinConfiguration' || !content.discovery) return [];
    return [{ discovery: content.discovery, place: (field) => fieldPlace(configuration, field) }];
  });
}

/** Every whole token that a kubeadm configuration holds. */
export function configuredTokens(node: NodeView): readonly { readonly token: SecretField; readonly at: Location }[] {
  return nodeConfigurations(node).flatMap((configuration) => {
    const { content } = configuration;
    const { token, tlsBootstrapToken } = content.kind === 'JoinConfiguration' ? (content.discovery ?? {}) : {};
    const own = content.kind === 'InitConfiguration' ? content.bootstrapTokens : [token, tlsBootstrapToken];
    return own.flatMap((field) => (field ? [{ token: field, at: fieldPlace(configuration, field) }] : []));
  });
}
