import { apiserver, extensionServers } from './apiserver.ts';
import { etcd } from './etcd.ts';
import { healthCheck } from './healthCheck.ts';
import { hostServers } from './hostServers.ts';
import { kubeconfigUsers } from './kubeconfigUsers.ts';
import { kubelet } from './kubelet.ts';
import type { Participant } from './participant.ts';
import { kubeProxy, pods } from './pods.ts';
import { requestAndTokenKeys } from './signing.ts';

/** All participants. The order is that in which their sides are listed. */
export const PARTICIPANTS: readonly Participant[] = [
  kubeconfigUsers,
  kubeProxy,
  apiserver,
  healthCheck,
  etcd,
  kubelet,
  extensionServers,
  pods,
  requestAndTokenKeys,
  hostServers,
];
