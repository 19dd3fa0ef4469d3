import { apiserver, extensionServers } from './apiserver.ts';
import { authenticators } from './authenticators.ts';
import { balancers } from './balancers.ts';
import { clusterMesh } from './clusterMesh.ts';
import { etcd } from './etcd.ts';
import { etcdctl } from './etcdctl.ts';
import { etcdDruid } from './etcdDruid.ts';
import { etcdManager } from './etcdManager.ts';
import { healthCheck } from './healthCheck.ts';
import { hostServers } from './hostServers.ts';
import { hubble } from './hubble.ts';
import { konnectivity } from './konnectivity.ts';
import { kubeconfigUsers } from './kubeconfigUsers.ts';
import { kubelet } from './kubelet.ts';
import { kubeVip } from './kubeVip.ts';
import { metricsServer } from './metricsServer.ts';
import { networkPlugins } from './networkPlugins.ts';
import type { Participant } from './participant.ts';
import { kubeProxy, pods } from './pods.ts';
import { rancher } from './rancher.ts';
import { scrapedServers } from './scrapedServers.ts';
import { scrapers } from './scrapers.ts';
import { requestAndTokenKeys } from './signing.ts';
import { supervisor } from './supervisor.ts';
import { talos } from './talos.ts';

/** All participants. The order is that in which their sides are listed. */
export const PARTICIPANTS: readonly Participant[] = [
  kubeconfigUsers,
  kubeProxy,
  apiserver,
  authenticators,
  healthCheck,
  etcd,
  etcdctl,
  networkPlugins,
  balancers,
  kubeVip,
  kubelet,
  extensionServers,
  metricsServer,
  scrapedServers,
  scrapers,
  konnectivity,
  hubble,
  clusterMesh,
  rancher,
  supervisor,
  talos,
  etcdDruid,
  etcdManager,
  pods,
  requestAndTokenKeys,
  hostServers,
];
