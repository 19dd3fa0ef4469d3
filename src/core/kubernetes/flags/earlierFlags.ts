import type { ComponentName } from '../../model/documents/component.ts';

/**
 * Flags about the PKI that were removed before 1.16, the first release of the tables: a component that takes one is older (k8s.io/kubernetes,
 * cmd/kubelet, cmd/kube-apiserver and cmd/kube-controller-manager of 1.8, 1.9 and 1.16). Before 0.13, more components than kube-apiserver read etcd
 * (kubernetes/kubernetes, pull request 5252).
 */
const EARLIER: Partial<Record<ComponentName, readonly string[]>> = {
  kubelet: ['api-servers', 'require-kubeconfig', 'cadvisor-port', 'enable-custom-metrics', 'etcd-servers'],
  'kube-apiserver': ['experimental-bootstrap-token-auth', 'experimental-keystone-url'],
  'kube-controller-manager': ['insecure-experimental-approve-all-kubelet-csrs-for-group', 'etcd-servers'],
};

/** Whether only releases before those of the tables take the flag. */
export function isEarlierFlag(component: ComponentName, flag: string): boolean {
  return EARLIER[component]?.includes(flag) === true;
}
