import { etcdIssue, etcdPull, kubernetesPull } from './sources.ts';

/** What an end brings to a handshake: its certificate and key, and the CAs by which it verifies the other end. */
export type HandshakePart = 'pair' | 'trust';

/** When a running component uses what is written over a file. */
export interface PartReload {
  /** From this minor release of Kubernetes on; 0: in all that are known; absent: only after a restart. */
  readonly since?: number;
  readonly source: string;
}

export interface Reloading {
  /** In English, for the documentation. */
  readonly who: string;
  readonly pair: PartReload;
  readonly trust: PartReload;
}

/** What running components read again by themselves. What stands in a kubeconfig itself and not in a file, none of them does. */
export const RELOADING = {
  etcd: {
    who: 'etcd, to clients and to other members; with a pair that it cannot use, as halfway through a renewal, it refuses every new connection',
    pair: { since: 0, source: etcdPull(7829) },
    trust: { source: etcdIssue(11555) },
  },
  apiserver: {
    who: 'kube-apiserver, to its clients',
    pair: { since: 17, source: kubernetesPull(84200) },
    trust: { since: 19, source: kubernetesPull(90360) },
  },
  aggregator: {
    who: 'kube-apiserver, to extension API servers, whose CA is in their APIService',
    pair: { since: 20, source: kubernetesPull(92791) },
    trust: { since: 0, source: kubernetesPull(92791) },
  },
  etcdClient: {
    who: 'kube-apiserver, to etcd',
    pair: { since: 0, source: etcdPull(7829) },
    trust: { source: etcdIssue(11555) },
  },
  client: {
    who: 'Clients of kube-apiserver, and kube-apiserver to kubelets; what a kubeconfig itself holds, never',
    pair: { since: 18, source: kubernetesPull(79083) },
    trust: { since: 36, source: kubernetesPull(132922) },
  },
  signer: {
    who: 'kube-controller-manager, with the pair that it signs requests with and the CA of --root-ca-file, which it publishes',
    pair: { since: 18, source: kubernetesPull(86816) },
    trust: { source: kubernetesPull(137410) },
  },
  kubelet: {
    who: 'kubelet, to kube-apiserver',
    pair: { since: 31, source: kubernetesPull(124574) },
    trust: { since: 36, source: kubernetesPull(136762) },
  },
} as const satisfies Readonly<Record<string, Reloading>>;
