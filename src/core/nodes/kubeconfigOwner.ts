import type { KubeconfigDocument } from '../kubernetes/documents.ts';
import { commonName } from '../trust/subjectNames.ts';
import { leafOf } from './material.ts';
import type { ComponentView, KubeconfigView } from './node.ts';

/** kubeadm's names (kubernetes.io, "PKI certificates and requirements"); any other kubeconfig is a person's. */
const OWNERS: Readonly<Record<string, KubeconfigView['owner']>> = {
  '/etc/kubernetes/scheduler.conf': 'kube-scheduler',
  '/etc/kubernetes/controller-manager.conf': 'kube-controller-manager',
  '/etc/kubernetes/kubelet.conf': 'kubelet',
  '/etc/kubernetes/bootstrap-kubelet.conf': 'kubelet',
};

/** Who uses a kubeconfig: the component whose flag names it, else by kubeadm's file name, else kubectl. */
export function namedOwner(
  document: KubeconfigDocument,
  hostPath: string | undefined,
  components: readonly ComponentView[],
): KubeconfigView['owner'] {
  for (const component of components) {
    const names = component.flags.some(
      ({ reference, spec }) =>
        spec?.role === 'kubeconfig' &&
        reference?.resolution.kind === 'file' &&
        reference.resolution.uri === document.uri,
    );
    if (names) return component.name;
  }
  return (hostPath !== undefined && OWNERS[hostPath]) || 'kubectl';
}

/** Hand-made clusters give kube-proxy a client certificate; no flag in the workspace names its kubeconfig. */
export function isKubeProxys({ owner, current }: KubeconfigView): boolean {
  const leaf = leafOf(current.user?.clientCertificate);
  return owner === 'kubectl' && leaf !== undefined && commonName(leaf.certificate) === 'system:kube-proxy';
}
