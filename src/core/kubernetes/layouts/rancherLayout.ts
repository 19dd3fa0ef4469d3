import { type ImpliedFlag, impliedFlags, type PkiLayout } from './pkiLayout.ts';

/** The port at which the API server of k3s serves its own certificate (k3s, docs: "Requirements"; pkg/daemons/control/server.go, defaults). */
export const K3S_APISERVER_PORT = 6444;

/** The configuration that k3s and RKE2 write for the etcd that they run themselves. */
export const EMBEDDED_ETCD = /^\/var\/lib\/rancher\/(?:k3s|rke2)\/server\/db\/etcd\/config$/;

/** The kubeconfigs of both, and the configuration of their etcd. */
const BESIDES =
  /^\/var\/lib\/rancher\/(?:k3s|rke2)\/(?:server\/(?:cred\/[^/]+\.kubeconfig|db\/etcd\/config)|agent\/[^/]+\.kubeconfig)$/;

/** k3s' files, and the flags with which it starts components in its process (k3s, pkg/daemons/control/server.go and deps.go). */
export const K3S_LAYOUT = rancherLayout('k3s');

/** The same files, which RKE2 passes to static pods. Its own manifests show more; a copy may lack them. */
export const RKE2_LAYOUT = rancherLayout('rke2');

function rancherLayout(product: string): PkiLayout {
  const data = `/var/lib/rancher/${product}`;
  const folder = `${data}/server/tls`;
  return {
    folder,
    flags: [...flagsBelow(folder), ...etcdFlagsBelow(folder, `${data}/server/db/etcd/config`)],
    others: [],
    signingKeys: /\/(?:client-ca|server-ca|service|service\.current)\.key$/,
    besides: BESIDES,
    commonNames: new Set(['kube-apiserver', 'system:apiserver', 'system:auth-proxy', 'etcd-client', 'etcd-server']),
  };
}

function flagsBelow(folder: string): readonly ImpliedFlag[] {
  const flags = {
    'kube-apiserver': {
      'client-ca-file': 'client-ca.crt',
      'tls-cert-file': 'serving-kube-apiserver.crt',
      'tls-private-key-file': 'serving-kube-apiserver.key',
      'kubelet-certificate-authority': 'server-ca.crt',
      'kubelet-client-certificate': 'client-kube-apiserver.crt',
      'kubelet-client-key': 'client-kube-apiserver.key',
      'requestheader-client-ca-file': 'request-header-ca.crt',
      'proxy-client-cert-file': 'client-auth-proxy.crt',
      'proxy-client-key-file': 'client-auth-proxy.key',
      'service-account-key-file': 'service.key',
      'service-account-signing-key-file': 'service.key',
    },
    'kube-controller-manager': {
      'root-ca-file': 'server-ca.crt',
      'cluster-signing-kubelet-client-cert-file': 'client-ca.crt',
      'cluster-signing-kubelet-client-key-file': 'client-ca.key',
      'cluster-signing-kubelet-serving-cert-file': 'server-ca.crt',
      'cluster-signing-kubelet-serving-key-file': 'server-ca.key',
      'service-account-private-key-file': 'service.key',
    },
  };
  // Since 1.24 tokens are signed with the current key if there is one, which is the first of `service.key`.
  const current = {
    'kube-apiserver': { 'service-account-signing-key-file': 'service.current.key' },
    'kube-controller-manager': { 'service-account-private-key-file': 'service.current.key' },
  };
  return [...impliedFlags(folder, flags), ...impliedFlags(folder, current)];
}

/** Only with an etcd that it runs itself; with another database these files are unused. */
function etcdFlagsBelow(folder: string, needs: string): readonly ImpliedFlag[] {
  const flags = {
    'kube-apiserver': {
      'etcd-cafile': 'etcd/server-ca.crt',
      'etcd-certfile': 'etcd/client.crt',
      'etcd-keyfile': 'etcd/client.key',
    },
  };
  return impliedFlags(folder, flags).map((flag) => ({ ...flag, needs }));
}
