import { type PartReload, RELOADING, reloadMoment } from '../../kubernetes/versions/reloading.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import { componentOf, type NodeView } from '../../model/node.ts';

/** The component that reads a pair of kubeadm's; absent if none does that runs on. */
export const PAIR_READERS: Readonly<Record<string, ComponentName>> = {
  apiserver: 'kube-apiserver',
  'apiserver-etcd-client': 'kube-apiserver',
  'apiserver-kubelet-client': 'kube-apiserver',
  'front-proxy-client': 'kube-apiserver',
  'etcd-server': 'etcd',
  'etcd-peer': 'etcd',
};

const PAIRS: Readonly<Record<string, PartReload>> = {
  apiserver: RELOADING.apiserver.pair,
  'apiserver-etcd-client': RELOADING.etcdClient.pair,
  'apiserver-kubelet-client': RELOADING.client.pair,
  'front-proxy-client': RELOADING.aggregator.pair,
  'etcd-server': RELOADING.etcd.pair,
  'etcd-peer': RELOADING.etcd.pair,
};

/** Whether the running component uses a pair as soon as it is written; false if its release is not known. */
export function isReread(node: NodeView, pair: string): boolean {
  const reader = PAIR_READERS[pair];
  const minor = reader && componentOf(node, reader)?.version?.minor;
  return reader !== undefined && reloadMoment(PAIRS[pair], minor) !== 'restart';
}
