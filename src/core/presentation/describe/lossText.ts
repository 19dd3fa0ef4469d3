import type { Connection, ConnectionKind } from '../../model/connection.ts';
import type { Party } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** The things that no longer work without the connection, in the words of people who use the cluster; undefined if they are unknown. */
export function lossText({ kind, from }: Pick<Connection, 'kind' | 'from'>): Text | undefined {
  return (BY_CLIENT.has(kind) ? LOST_CLIENTS[from.component] : undefined) ?? LOST_KINDS[kind];
}

/** Kinds of connections whose loss depends on the client. */
const BY_CLIENT: ReadonlySet<ConnectionKind> = new Set<ConnectionKind>(['api', 'etcd', 'kubelet', 'metrics']);

/** A network plugin with its state in etcd. */
const NO_STATE = phrase('New pods get no network, and network changes reach no node.');

/** By client (kubernetes.io, "Kubernetes Components", "Node Status" and "Communication between Nodes and the Control Plane"). */
const LOST_CLIENTS: Readonly<Partial<Record<Party, Text>>> = {
  kubectl: phrase('kubectl and other tools cannot use this kubeconfig.'),
  'kube-scheduler': phrase('New pods are not scheduled: they stay Pending.'),
  'kube-controller-manager': phrase(
    'Deployments, Jobs and other objects are not acted upon, and certificates of nodes are not renewed.',
  ),
  kubelet: phrase('The node becomes NotReady within a minute, and new pods do not start on it.'),
  'kube-proxy': phrase('Changes of Services do not reach the node.'),
  'network-plugin': phrase('New pods on the node get no network.'),
  pod: phrase('Operators, controllers and other programs in pods cannot use the API.'),
  argocd: phrase('Argo CD cannot deploy to this cluster.'),
  'etcd-health-check': phrase('`kubeadm upgrade` takes etcd for unhealthy.'),
  prometheus: phrase('Prometheus has no metrics of this target.'),
  vmagent: phrase('vmagent has no metrics of this target.'),
  otelcol: phrase('The OpenTelemetry Collector has no metrics of this target.'),
  etcdctl: phrase('Backups and other calls of etcdctl fail.'),
  etcdbrctl: phrase('etcd-backup-restore makes no backups.'),
  flanneld: NO_STATE,
  calico: NO_STATE,
  cilium: NO_STATE,
  haproxy: phrase('HAProxy considers the API server down and sends it no clients.'),
  nginx: phrase('nginx answers clients with an error, or closes their connections.'),
  keepalived: phrase('keepalived considers the API server down and gives up the virtual IP address.'),
  'kube-vip': phrase('The node does not take over the address of the API server.'),
  'cloud-controller-manager': phrase(
    'New nodes keep their taint, and load balancers and routes of the cloud are not set up.',
  ),
  'cluster-autoscaler': phrase('The cluster autoscaler adds and removes no nodes.'),
  descheduler: phrase('The descheduler evicts no pods.'),
  calicoctl: phrase('calicoctl cannot read or change the configuration of Calico.'),
  'metrics-server': phrase('`kubectl top` and autoscaling have no metrics of the pods of the node.'),
};

/**
 * By purpose (kubernetes.io, "Communication between Nodes and the Control Plane", "Configure the Aggregation Layer", "Dynamic Admission
 * Control", "TLS bootstrapping" and "Operating etcd clusters for Kubernetes").
 */
const LOST_KINDS: Readonly<Partial<Record<ConnectionKind, Text>>> = {
  etcd: phrase('kube-apiserver does not start without etcd.'),
  'etcd-peer': phrase('The two members do not replicate. etcd serves nobody without a majority of its members.'),
  kubelet: phrase('`kubectl logs`, `exec`, `attach` and `port-forward` do not work for pods of the node.'),
  aggregation: phrase(
    'APIs of extension API servers do not answer, such as that of `kubectl top` and of autoscaling by metrics.',
  ),
  webhook: phrase(
    'Requests that the webhook decides about are rejected, or pass unchecked if its failure policy is Ignore.',
  ),
  oidc: phrase('Nobody can log in by OpenID Connect.'),
  konnectivity: phrase('`kubectl logs` and `exec`, webhooks and other connections to the nodes of the cluster fail.'),
  hubble: phrase('Hubble shows no flows of this cluster.'),
  rancher: phrase('Rancher cannot manage the cluster of the agent.'),
  supervisor: phrase('The node cannot join the cluster, and its agent does not start.'),
  talos: phrase('talosctl cannot manage the machines of the cluster.'),
  clustermesh: phrase('Clusters of the mesh do not learn of each other’s services.'),
  tokens: phrase('Pods that present a token of this key are answered 401.'),
  signing: phrase('Certificate requests are not signed, so that kubelets cannot renew their certificates.'),
  bootstrap: phrase('New nodes cannot join.'),
};
