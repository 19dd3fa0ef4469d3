import { isClusterPath } from '../../cluster/nodes/clusterFiles.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { firstServiceIp, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { lookupBy } from '../../model/collections/lookup.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { canonicalHost } from './endpoints.ts';
import { isLoopback, tlsPort } from './hosts.ts';
import { isAddressOf } from './reach.ts';
import { servedPair } from './servedPair.ts';

/** Whether a kubeconfig speaks to this node's API server. Nothing is concluded from any other: it may be of another cluster. */
export function belongsToNode(node: NodeView, kubeconfig: KubeconfigView): boolean {
  return belonging(node, kubeconfig) !== undefined;
}

/**
 * The evidence that a kubeconfig speaks to this node's API server: a component or kubeadm itself reads it, its server is also theirs, or it is the
 * address and port of kube-apiserver. A host only in the serving certificate is a sign together with a client certificate, which does not pass a
 * load balancer that terminates TLS.
 */
export function belonging(node: NodeView, kubeconfig: KubeconfigView): Evidence | undefined {
  const { isForeign, current } = kubeconfig;
  if (isForeign) return undefined;
  if (isOwn(kubeconfig)) return 'configured';
  const server = current.cluster?.cluster.server?.value;
  if (server === undefined) return undefined;
  if (ownByServer(node.kubeconfigs, server) !== undefined) return 'configured';
  const apiserver = componentOf(node, 'kube-apiserver');
  const [url] = parseUrls(server);
  if (!apiserver || !url) return undefined;
  // Another program may listen at another port, and forward it to any server.
  if (isAddressOf(node, url.host)) return url.port === tlsPort(apiserver) ? 'configured' : undefined;
  const serving = leafOf(servedPair(apiserver, url.host)?.certificate)?.certificate;
  const isNamed = serving !== undefined && !isInEachCluster(apiserver, url.host) && matchesHost(serving, url.host);
  return isNamed && leafOf(current.user?.clientCertificate) ? 'corroborated' : undefined;
}

/** Whether serving certificates of most clusters include the host: loopback, names without a domain, the service and its address. */
function isInEachCluster(apiserver: ComponentView, host: string): boolean {
  if (isLoopback(host) || host.startsWith('kubernetes.default.')) return true;
  if (parseIp(host) === undefined) return !host.includes('.');
  const [range] = listOf(flagText(apiserver, 'service-cluster-ip-range'));
  const service = range === undefined ? undefined : firstServiceIp(range);
  return service === undefined || canonicalHost(service) === canonicalHost(host);
}

const ownByServer = lookupBy<KubeconfigView>((kubeconfig) =>
  isOwn(kubeconfig) ? kubeconfig.current.cluster?.cluster.server?.value : undefined,
);

function isOwn(kubeconfig: KubeconfigView): boolean {
  const { owner, ownerEvidence, hostPath = '' } = kubeconfig;
  // In a folder of personal files, a component's name may be that of another cluster's.
  if (owner !== 'kubectl') return !ownerEvidence || isClusterPath(hostPath);
  return OWN_FILE.test(hostPath);
}

/** The kubeconfigs that kubeadm, k0s, k3s and RKE2 write for the administrator of the node, and the latter three for themselves. */
const OWN_FILE =
  /^\/etc\/(?:kubernetes\/(?:super-)?admin\.conf|rancher\/(k3s|rke2)\/\1\.yaml)$|^\/var\/lib\/rancher\/(?:k3s|rke2)\/(?:server\/cred|agent)\/[^/]+\.kubeconfig$|^\/var\/lib\/k0s\/pki\/(?:admin|konnectivity)\.conf$/;
