import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { NodeView } from '../../model/node.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import { k0sReissue, k0sRenew } from './k0sSequence.ts';
import { kubeadmReissue, kubeadmRenew } from './kubeadmSequence.ts';
import { kubeadmKubelet, opensslKubelet } from './kubeletSequence.ts';
import { opensslKubeconfig } from './opensslKubeconfig.ts';
import { opensslPair } from './opensslSequence.ts';
import { rancherSequence } from './rancherSequence.ts';
import { type Sequence, sequenceCommand } from './sequence.ts';

/** The commands that make the file at a URI again; see `reissueSequence`. */
export function reissue(node: NodeView, uri: string, names: readonly string[] = []): ShellCommand | undefined {
  return reissueCommand(node, hostPathOfUri(node, uri), names);
}

/** The commands that make a file of the node again; undefined if none do. */
export function reissueCommand(
  node: NodeView,
  hostPath: string | undefined,
  names: readonly string[] = [],
): ShellCommand | undefined {
  const sequence = hostPath === undefined ? undefined : reissueSequence(node, hostPath, names);
  return sequence && sequenceCommand(node, sequence);
}

/**
 * Makes a file again, by who makes it on this node: k3s or RKE2, k0s, kubeadm, the kubelet, else somebody with OpenSSL. `names` are hosts that
 * the certificate lacks.
 */
export function reissueSequence(node: NodeView, hostPath: string, names: readonly string[] = []): Sequence | undefined {
  return (
    rancherSequence(node, hostPath) ??
    k0sReissue(node, hostPath, names) ??
    kubeadmReissue(node, hostPath, names) ??
    kubeadmKubelet(node, hostPath) ??
    opensslKubelet(node, hostPath) ??
    opensslPair(node, hostPath, names) ??
    opensslKubeconfig(node, hostPath)
  );
}

/** Renews a certificate that is right but for its time. */
export function renewSequence(node: NodeView, hostPath: string): Sequence | undefined {
  return kubeadmRenew(node, hostPath) ?? k0sRenew(node, hostPath) ?? reissueSequence(node, hostPath);
}

/** The commands of it; undefined if none renew the file. */
export function renewCommand(node: NodeView, hostPath: string): ShellCommand | undefined {
  const sequence = renewSequence(node, hostPath);
  return sequence && sequenceCommand(node, sequence);
}
