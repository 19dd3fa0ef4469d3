import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const API_KUBECONFIG = { name: 'kubeconfig', role: 'kubeconfig', side: 'connects api' } as const;

/**
 * The kubeconfigs of programs that use the API server and that a manifest on a node starts. Without one they use the token of their pod
 * (kubernetes.io, "cloud-controller-manager"; kubernetes/autoscaler, cluster-autoscaler; kubernetes-sigs/descheduler, cmd/descheduler).
 */
export const CLUSTER_CLIENT_FLAGS = [
  flagRows(
    'cloud-controller-manager',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/cloud-controller-manager/',
    [
      {
        ...API_KUBECONFIG,
        summary: phrase('Kubeconfig that the cloud controller manager uses to authenticate to the API server.'),
      },
      {
        name: 'authentication-kubeconfig',
        role: 'kubeconfig',
        summary: phrase('Kubeconfig used to authenticate callers with the API server.'),
      },
      {
        name: 'authorization-kubeconfig',
        role: 'kubeconfig',
        summary: phrase('Kubeconfig used to authorize callers with the API server.'),
      },
    ],
  ),
  flagRows('cluster-autoscaler', 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md', [
    {
      ...API_KUBECONFIG,
      summary: phrase('Kubeconfig that the cluster autoscaler uses to authenticate to the API server.'),
    },
  ]),
  flagRows('descheduler', 'https://github.com/kubernetes-sigs/descheduler/blob/master/docs/cli/descheduler.md', [
    { ...API_KUBECONFIG, summary: phrase('Kubeconfig that the descheduler uses to authenticate to the API server.') },
  ]),
];
