import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { leafOf } from '../../model/material.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { hasNoBootstrap } from '../kubelet/bootstrapKubeconfig.ts';

/** A kubelet that can neither log in nor ask for a new certificate. */
export interface DeadEnd {
  readonly kubeconfig: KubeconfigView;
  readonly leaf: CertificateArtifact;
}

/** The node's, where its client certificate has expired and nothing is there to bootstrap with. */
export function kubeletDeadEnd(node: NodeView, now: number): DeadEnd | undefined {
  for (const kubeconfig of node.kubeconfigs) {
    const leaf = leafOf(kubeconfig.current.user?.clientCertificate);
    // What only its content tells may be the kubeconfig of another node's kubelet.
    if (kubeconfig.owner !== 'kubelet' || kubeconfig.isGuessed || !leaf || leaf.certificate.notAfter >= now) continue;
    if (leaf.certificate.notAfter < leaf.certificate.notBefore) continue;
    return hasNoBootstrap(node) ? { kubeconfig, leaf } : undefined;
  }
  return undefined;
}
