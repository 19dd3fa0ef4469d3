import { type FilesByFlag, impliedFlags, type PkiLayout } from './pkiLayout.ts';

const FOLDER = '/etc/kubernetes/pki';

/** The client with which kubeadm probes etcd. No flag names its files. */
export const HEALTH_CHECK_PAIR = {
  certificate: `${FOLDER}/etcd/healthcheck-client.crt`,
  key: `${FOLDER}/etcd/healthcheck-client.key`,
} as const;

/** kubeadm's files. k0s gives most of them the same names. */
export const KUBEADM_FILES = {
  'kube-apiserver': {
    'client-ca-file': 'ca.crt',
    'tls-cert-file': 'apiserver.crt',
    'tls-private-key-file': 'apiserver.key',
    'kubelet-client-certificate': 'apiserver-kubelet-client.crt',
    'kubelet-client-key': 'apiserver-kubelet-client.key',
    'etcd-cafile': 'etcd/ca.crt',
    'etcd-certfile': 'apiserver-etcd-client.crt',
    'etcd-keyfile': 'apiserver-etcd-client.key',
    'requestheader-client-ca-file': 'front-proxy-ca.crt',
    'proxy-client-cert-file': 'front-proxy-client.crt',
    'proxy-client-key-file': 'front-proxy-client.key',
    'service-account-key-file': 'sa.pub',
    'service-account-signing-key-file': 'sa.key',
  },
  'kube-controller-manager': {
    'root-ca-file': 'ca.crt',
    'client-ca-file': 'ca.crt',
    'cluster-signing-cert-file': 'ca.crt',
    'cluster-signing-key-file': 'ca.key',
    'service-account-private-key-file': 'sa.key',
  },
  etcd: {
    'cert-file': 'etcd/server.crt',
    'key-file': 'etcd/server.key',
    'trusted-ca-file': 'etcd/ca.crt',
    'peer-cert-file': 'etcd/peer.crt',
    'peer-key-file': 'etcd/peer.key',
    'peer-trusted-ca-file': 'etcd/ca.crt',
  },
} satisfies FilesByFlag;

/** The keys with which kubeadm's and k0s' controller managers sign. */
export const KUBEADM_SIGNING_KEYS = /\/pki\/(?:ca|sa)\.key$/;

/** kubeadm's files, flags and names (kubernetes.io, "PKI certificates and requirements"). */
export const KUBEADM_LAYOUT: PkiLayout = {
  folder: FOLDER,
  flags: impliedFlags(FOLDER, KUBEADM_FILES),
  others: Object.values(HEALTH_CHECK_PAIR),
  signingKeys: KUBEADM_SIGNING_KEYS,
  besides: /^\/etc\/kubernetes\/(?:[^/]+\.conf$|manifests\/)|^\/var\/lib\/kubelet\//,
  commonNames: new Set([
    'kubernetes',
    'kubernetes-ca',
    'etcd-ca',
    'front-proxy-ca',
    'kubernetes-front-proxy-ca',
    'kube-apiserver',
    'kube-apiserver-kubelet-client',
    'kube-apiserver-etcd-client',
    'kube-etcd-healthcheck-client',
    'front-proxy-client',
  ]),
};
