import type { ConnectionKind } from '../../model/connection.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import type { Party, TrustDomain } from '../../model/peerVerification.ts';

/**
 * How a side that connects, or signs, finds the side that listens, or verifies. `address`: the address that the client's file names is one that
 * the server's file names. `registration`: the server registers itself with the client. `content`: the certificate's names are those of the
 * server that an object names. `discovery`: the client looks up the pods of its cluster. `convention`: both are on one node. `context`: the
 * client's context is of the server's cluster. `key`: one verifies
 * what the other signs.
 */
export type Join = 'address' | 'registration' | 'discovery' | 'content' | 'convention' | 'context' | 'key';

/** One service of a cluster. */
export interface Service {
  readonly kind: ConnectionKind;
  /** The server, or the side that verifies signatures. */
  readonly listens: Party;
  /** The clients, or the sides that sign. */
  readonly connects: readonly Party[];
  /** How each client finds the server; the first one applies unless the client's file says otherwise. */
  readonly joins: readonly Join[];
  /** The CA that issues the server's certificates. */
  readonly domain: TrustDomain;
  /** The CA that issues the clients' certificates, if it is another. */
  readonly clientDomain?: TrustDomain;
}

/** Every service: who listens, who connects, and how the two find each other. */
export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  api: {
    kind: 'api',
    listens: 'kube-apiserver',
    connects: [
      'kubectl',
      'kube-scheduler',
      'kube-controller-manager',
      'kubelet',
      'kube-proxy',
      'pod',
      'argocd',
      'haproxy',
      'nginx',
      'keepalived',
      'kube-vip',
      'cloud-controller-manager',
      'cluster-autoscaler',
      'descheduler',
    ],
    joins: ['address', 'discovery', 'convention'],
    domain: 'cluster',
  },
  etcd: {
    kind: 'etcd',
    listens: 'etcd',
    connects: [
      'kube-apiserver',
      'etcd-health-check',
      'etcdctl',
      'etcdbrctl',
      'prometheus',
      'vmagent',
      'otelcol',
      'flanneld',
      'calico',
      'calicoctl',
      'cilium',
    ],
    joins: ['address', 'discovery'],
    domain: 'etcd',
  },
  'etcd-peer': { kind: 'etcd-peer', listens: 'etcd', connects: ['etcd'], joins: ['address'], domain: 'etcd-peer' },
  kubelet: {
    kind: 'kubelet',
    listens: 'kubelet',
    connects: ['kube-apiserver', 'metrics-server', 'prometheus', 'vmagent', 'otelcol'],
    joins: ['registration'],
    domain: 'kubelet-serving',
    clientDomain: 'cluster',
  },
  scheduler: {
    kind: 'metrics',
    listens: 'kube-scheduler',
    connects: ['prometheus', 'vmagent', 'otelcol'],
    joins: ['address', 'discovery'],
    domain: 'front-proxy',
  },
  'controller-manager': {
    kind: 'metrics',
    listens: 'kube-controller-manager',
    connects: ['prometheus', 'vmagent', 'otelcol'],
    joins: ['address', 'discovery'],
    domain: 'front-proxy',
  },
  aggregation: {
    kind: 'aggregation',
    listens: 'extension-apiserver',
    connects: ['kube-apiserver'],
    joins: ['convention', 'content'],
    domain: 'front-proxy',
  },
  webhook: {
    kind: 'webhook',
    listens: 'webhook',
    connects: ['kube-apiserver'],
    joins: ['content'],
    domain: 'front-proxy',
  },
  oidc: {
    kind: 'oidc',
    listens: 'oidc-issuer',
    connects: ['kube-apiserver'],
    joins: ['content'],
    domain: 'front-proxy',
  },
  balancer: {
    kind: 'api',
    listens: 'haproxy',
    connects: ['kubectl'],
    joins: [],
    domain: 'cluster',
  },
  konnectivity: {
    kind: 'konnectivity',
    listens: 'konnectivity-server',
    connects: ['konnectivity-agent'],
    joins: ['convention'],
    domain: 'front-proxy',
  },
  egress: {
    kind: 'konnectivity',
    listens: 'konnectivity-server',
    connects: ['kube-apiserver'],
    joins: ['convention'],
    domain: 'front-proxy',
  },
  hubble: {
    kind: 'hubble',
    listens: 'cilium-agent',
    connects: ['hubble-relay'],
    joins: ['convention'],
    domain: 'front-proxy',
  },
  clustermesh: {
    kind: 'clustermesh',
    listens: 'clustermesh-etcd',
    connects: ['clustermesh-apiserver', 'cilium-clustermesh'],
    joins: ['convention'],
    domain: 'front-proxy',
  },
  rancher: {
    kind: 'rancher',
    listens: 'rancher',
    connects: ['rancher-agent'],
    joins: ['content'],
    domain: 'front-proxy',
  },
  supervisor: {
    kind: 'supervisor',
    listens: 'rke2-server',
    connects: ['k3s-agent', 'k3s-server', 'rke2-agent', 'rke2-server'],
    joins: ['address'],
    domain: 'cluster',
  },
  talos: { kind: 'talos', listens: 'talos', connects: ['talosctl'], joins: ['context'], domain: 'front-proxy' },
  'etcd-manager': { kind: 'etcd', listens: 'etcd', connects: [], joins: [], domain: 'etcd' },
  druid: { kind: 'etcd', listens: 'etcd', connects: ['etcdbrctl'], joins: ['convention'], domain: 'etcd' },
  'druid-peer': { kind: 'etcd-peer', listens: 'etcd', connects: ['etcd'], joins: ['convention'], domain: 'etcd-peer' },
  'druid-backup': { kind: 'etcd', listens: 'etcdbrctl', connects: ['etcd'], joins: ['convention'], domain: 'etcd' },
  tokens: {
    kind: 'tokens',
    listens: 'kube-apiserver',
    connects: ['kube-apiserver', 'kube-controller-manager'],
    joins: ['key'],
    domain: 'cluster',
  },
  'request-signing': {
    kind: 'signing',
    listens: 'kube-apiserver',
    connects: ['kube-controller-manager'],
    joins: ['key'],
    domain: 'cluster',
  },
};
