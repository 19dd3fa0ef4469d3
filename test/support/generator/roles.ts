/** The roles of a cluster's certificate authorities. If a layout has one CA for two of them, both are the same certificate. */
export const AUTHORITY_ROLES = ['ca', 'client-ca', 'front-proxy-ca', 'etcd-ca', 'etcd-peer-ca'] as const;
export type AuthorityRole = (typeof AUTHORITY_ROLES)[number];

/** The roles of a node's leaf certificates. */
export const LEAF_ROLES = [
  'apiserver',
  'apiserver-kubelet-client',
  'apiserver-etcd-client',
  'front-proxy-client',
  'etcd-server',
  'etcd-peer',
  'etcd-healthcheck-client',
  'kubelet-client',
  'kubelet-server',
  'admin',
  'super-admin',
  'controller-manager',
  'scheduler',
  'kube-proxy',
] as const;
export type LeafRole = (typeof LEAF_ROLES)[number];

export type Role = AuthorityRole | LeafRole;

/** The identities that a kubeconfig speaks for. */
export const KUBECONFIG_ROLES = [
  'admin',
  'super-admin',
  'controller-manager',
  'scheduler',
  'kube-proxy',
  'kubelet-client',
] as const satisfies readonly LeafRole[];
export type KubeconfigRole = (typeof KUBECONFIG_ROLES)[number];

export const ISSUER: Readonly<Record<LeafRole, AuthorityRole>> = {
  apiserver: 'ca',
  'apiserver-kubelet-client': 'client-ca',
  'apiserver-etcd-client': 'etcd-ca',
  'front-proxy-client': 'front-proxy-ca',
  'etcd-server': 'etcd-ca',
  'etcd-peer': 'etcd-peer-ca',
  'etcd-healthcheck-client': 'etcd-ca',
  'kubelet-client': 'client-ca',
  'kubelet-server': 'ca',
  admin: 'client-ca',
  'super-admin': 'client-ca',
  'controller-manager': 'client-ca',
  scheduler: 'client-ca',
  'kube-proxy': 'client-ca',
};

export type { ComponentName } from '../../../src/core/index.ts';
