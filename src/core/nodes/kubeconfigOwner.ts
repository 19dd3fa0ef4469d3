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

/** Tells who uses a kubeconfig: the component whose flag names it, else by kubeadm's file name, else kubectl. */
export function kubeconfigOwners(
  components: readonly ComponentView[],
): (document: KubeconfigDocument, hostPath: string | undefined) => KubeconfigView['owner'] {
  const named = new Map<string, ComponentView['name']>();
  for (const { name, flags } of components) {
    for (const { reference, spec } of flags) {
      if (spec?.role !== 'kubeconfig' || reference?.resolution.kind !== 'file') continue;
      const { uri } = reference.resolution;
      if (!named.has(uri)) named.set(uri, name);
    }
  }
  return ({ uri }, hostPath) => named.get(uri) ?? ((hostPath !== undefined && OWNERS[hostPath]) || 'kubectl');
}

/** Hand-made clusters give kube-proxy a client certificate; no flag in the workspace names its kubeconfig. */
export function isKubeProxys({ owner, current }: KubeconfigView): boolean {
  const leaf = leafOf(current.user?.clientCertificate);
  return owner === 'kubectl' && leaf !== undefined && commonName(leaf.certificate) === 'system:kube-proxy';
}
