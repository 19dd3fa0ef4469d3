import { flagCredentials, flagText } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { belongsToNode } from '../../connections/participants/belonging.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { endpointHost, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';

/** The CA certificates that the cluster of a node may publish in cluster-info, those of its own file first. */
export function clusterAuthorities(node: NodeView): readonly CertificateArtifact[] {
  const file = fileAt(node, '/etc/kubernetes/pki/ca.crt')?.file.artifacts ?? [];
  const apiserver = flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file');
  const trusted = node.kubeconfigs
    .filter((kubeconfig) => belongsToNode(node, kubeconfig))
    .map(({ current }) => current.cluster?.certificateAuthority);
  const found = new Map<string, CertificateArtifact>();
  const own = file.filter((artifact) => artifact.kind === 'certificate');
  for (const artifact of [...own, ...[apiserver, ...trusted].flatMap((one) => (one ? certificatesOf(one) : []))]) {
    if (!found.has(artifact.certificate.sha256)) found.set(artifact.certificate.sha256, artifact);
  }
  return [...found.values()];
}

/** Whether an endpoint is the API server that a node runs or talks to. */
export function isOwnEndpoint(node: NodeView, endpoint: string): boolean {
  const host = isTemplated(endpoint) ? undefined : endpointHost(endpoint)?.toLowerCase();
  if (host === undefined) return false;
  const apiserver = componentOf(node, 'kube-apiserver');
  const leaf = leafOf(flagCredentials(apiserver, 'tls-cert-file'));
  if (leaf && matchesHost(leaf.certificate, host)) return true;
  const servers = node.kubeconfigs
    .filter((kubeconfig) => belongsToNode(node, kubeconfig))
    .flatMap(({ current }) => parseUrls(current.cluster?.cluster.server?.value));
  return servers.some((url) => url.host === host) || listOf(flagText(apiserver, 'advertise-address')).includes(host);
}
