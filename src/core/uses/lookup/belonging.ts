import { isClusterPath } from '../../cluster/nodes/clusterFiles.ts';
import { lookupBy } from '../../model/collections/lookup.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';

/**
 * Whether a kubeconfig speaks to this node's API server: one that a component or kubeadm itself reads, or a
 * person's whose server is also theirs. Any other may be of another cluster, and nothing is concluded from it.
 */
export function belongsToNode(node: NodeView, kubeconfig: KubeconfigView): boolean {
  if (kubeconfig.isForeign) return false;
  if (isOwn(kubeconfig)) return true;
  const server = kubeconfig.current.cluster?.cluster.server?.value;
  return server !== undefined && ownByServer(node.kubeconfigs, server) !== undefined;
}

const ownByServer = lookupBy<KubeconfigView>((kubeconfig) =>
  isOwn(kubeconfig) ? kubeconfig.current.cluster?.cluster.server?.value : undefined,
);

function isOwn(kubeconfig: KubeconfigView): boolean {
  const { owner, ownerEvidence, hostPath = '' } = kubeconfig;
  // Where people keep their own files, a component's name may be that of another cluster's.
  if (owner !== 'kubectl') return !ownerEvidence || isClusterPath(hostPath);
  return OWN_FILE.test(hostPath);
}

/** The kubeconfigs that kubeadm, k0s, k3s and RKE2 write for the administrator of the node, and the latter three for themselves. */
const OWN_FILE =
  /^\/etc\/(?:kubernetes\/(?:super-)?admin\.conf|rancher\/(k3s|rke2)\/\1\.yaml)$|^\/var\/lib\/rancher\/(?:k3s|rke2)\/(?:server\/cred|agent)\/[^/]+\.kubeconfig$|^\/var\/lib\/k0s\/pki\/(?:admin|konnectivity)\.conf$/;
