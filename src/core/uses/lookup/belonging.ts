import { isClusterPath } from '../../cluster/nodes/clusterFiles.ts';
import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { isCertifiedFor } from './certifiedHosts.ts';
import { tlsPort } from './hosts.ts';
import { isAddressOf } from './reach.ts';

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
  if (isOwn(node, kubeconfig)) return 'configured';
  const server = current.cluster?.cluster.server?.value;
  if (server === undefined) return undefined;
  if (ownServers(node).has(server)) return 'configured';
  const apiserver = componentOf(node, 'kube-apiserver');
  const [url] = parseUrls(server);
  if (!apiserver || !url) return undefined;
  // Another program may listen at another port, and forward it to any server.
  if (isAddressOf(node, url.host)) return url.port === tlsPort(apiserver) ? 'configured' : undefined;
  return isCertifiedFor(apiserver, url.host) && leafOf(current.user?.clientCertificate) ? 'corroborated' : undefined;
}

const ownServers = derived(
  (node: NodeView): ReadonlySet<string> =>
    new Set(
      node.kubeconfigs.flatMap((kubeconfig) =>
        isOwn(node, kubeconfig) ? (kubeconfig.current.cluster?.cluster.server?.value ?? []) : [],
      ),
    ),
);

/** A name alone may be that of another cluster's file, in a folder of personal files and in that of another program. */
function isOwn(node: NodeView, { owner, ownerEvidence, hostPath = '' }: KubeconfigView): boolean {
  if (owner !== 'kubectl') return !ownerEvidence || (ownerEvidence === 'corroborated' && isClusterPath(hostPath));
  return (
    OWN_FILE.test(hostPath) || (KUBEADM_FILE.test(hostPath) && layoutProofOf(node).of(hostPath) === 'conventional')
  );
}

/** The kubeconfigs that kubeadm writes for the administrator of the node. */
const KUBEADM_FILE = /^\/etc\/kubernetes\/(?:super-)?admin\.conf$/;

/** The same of k0s, k3s and RKE2, and the kubeconfigs with which these connect themselves. */
const OWN_FILE =
  /^\/etc\/rancher\/(k3s|rke2)\/\1\.yaml$|^\/var\/lib\/rancher\/(?:k3s|rke2)\/(?:server\/cred|agent)\/[^/]+\.kubeconfig$|^\/var\/lib\/k0s\/pki\/(?:admin|konnectivity)\.conf$/;
