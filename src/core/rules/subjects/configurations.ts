import { parseIp } from '../../formats/x509/ipAddress.ts';
import { KUBEADM_APIS } from '../../kubernetes/versions/kubeadmApi.ts';
import type {
  ClusterConfiguration,
  InitConfiguration,
  JoinConfiguration,
  KubeadmConfigurationDocument,
} from '../../model/documents/kubeadm.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Location, Span } from '../../model/source/span.ts';
import { perNode } from '../engine/rule.ts';

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

/** The configurations of `kubeadm init` and `kubeadm join`. */
export function nodeConfigurations(node: NodeView): readonly Configuration<InitConfiguration | JoinConfiguration>[] {
  return configurationsOf(node).flatMap(({ content, ...rest }) =>
    content.kind === 'ClusterConfiguration' ? [] : [{ content, ...rest }],
  );
}

/** The place of a field in a configuration. */
export function fieldPlace({ document }: Pick<Configuration, 'document'>, { span }: { readonly span: Span }): Location {
  return { uri: document.uri, span };
}

/** The values that disagree with the node, unless one agrees: a folder may contain the node's configuration and those of other nodes and clusters. */
export function disagreeing<T>(values: readonly T[], agrees: (value: T) => boolean): readonly T[] {
  return values.some(agrees) ? [] : values;
}

const SUBDOMAIN = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** The longest DNS subdomain (RFC 1123, apimachinery validation). */
const MAX_LENGTH = 253;

/** True for what kubeadm takes for a SAN: an address, or a DNS name whose first label may be `*`; capitals become small. */
export function isCertSan(name: string): boolean {
  return parseIp(name) !== undefined || (name.length <= MAX_LENGTH && SUBDOMAIN.test(name.toLowerCase()));
}

/** The host within a URL or "host:port"; undefined if nothing usable is left of it. */
export function hostWithin(name: string): string | undefined {
  const [bare = ''] = name
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1);
  const host = bare
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^([^:]*):\d+$/, '$1')
    .replace(/\.$/, '');
  return host !== name && isCertSan(host) ? host : undefined;
}

/** Fields of a ClusterConfiguration that v1beta4 introduced (kubernetes.io, "kubeadm Configuration (v1beta4)"). */
export const LATER_FIELDS = [
  'certificateValidityPeriod',
  'caCertificateValidityPeriod',
  'encryptionAlgorithm',
] as const;

/** The version that introduced `LATER_FIELDS`, if the document has an earlier one, whose kubeadm ignores them; else undefined. */
export function laterVersionOf({ apiVersion }: KubeadmConfigurationDocument): 'v1beta4' | undefined {
  const at = KUBEADM_APIS.findIndex((api) => api.apiVersion === apiVersion.value);
  const later = KUBEADM_APIS.findIndex((api) => api.apiVersion === 'kubeadm.k8s.io/v1beta4');
  return at >= 0 && at < later ? 'v1beta4' : undefined;
}
