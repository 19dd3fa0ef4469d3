import type { ComponentName } from '../../model/documents/component.ts';
import { KUBERNETES_RELEASES } from '../versions/version.ts';

/** The releases 0.x count as one minor release before 1.0. */
const BEFORE_ONE = -1;

const BEFORE_TABLES = KUBERNETES_RELEASES.first - 1;

/**
 * Flags that were removed before 1.16, the first release of the tables, by the last minor release that may take them: a component that takes one is
 * older (k8s.io/kubernetes, cmd/kubelet, cmd/kube-apiserver and cmd/kube-controller-manager of 1.8, 1.9 and 1.16; kubernetes/kubernetes, pull request
 * 52547). Before 0.13, more components than kube-apiserver read etcd (pull request 5252); before 1.0, kube-controller-manager was given the machines
 * (pull request 10370).
 */
const EARLIER: Partial<Record<ComponentName, Readonly<Record<string, number>>>> = {
  kubelet: {
    'api-servers': BEFORE_TABLES,
    // k8s.io/kubernetes 1.9.11 and 1.10.13.
    'require-kubeconfig': 9,
    'cadvisor-port': BEFORE_TABLES,
    'enable-custom-metrics': BEFORE_TABLES,
    'etcd-servers': BEFORE_ONE,
  },
  'kube-apiserver': {
    'experimental-bootstrap-token-auth': BEFORE_TABLES,
    'experimental-keystone-url': BEFORE_TABLES,
    'portal-net': BEFORE_TABLES,
    'service-node-ports': BEFORE_TABLES,
  },
  'kube-controller-manager': {
    'insecure-experimental-approve-all-kubelet-csrs-for-group': BEFORE_TABLES,
    'etcd-servers': BEFORE_ONE,
    machines: BEFORE_ONE,
  },
};

/** The last minor release that takes a flag which only releases before those of the tables take: -1 for 0.x, undefined for any other flag. */
export function lastEarlierRelease(component: ComponentName, flag: string): number | undefined {
  const flags = EARLIER[component];
  return flags && Object.hasOwn(flags, flag) ? flags[flag] : undefined;
}
