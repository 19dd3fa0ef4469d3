import { impliedRows, type PkiLayout } from './pkiLayout.ts';

/** k0s' data directory (k0s, pkg/constant/constant_unix.go). */
export const K0S_DATA = '/var/lib/k0s';

const FOLDER = `${K0S_DATA}/pki`;

/** k0s' files, and the flags that its controller starts components with (k0s, pkg/component/controller and cmd/controller/certificates.go). */
export const K0S_LAYOUT: PkiLayout = {
  folder: FOLDER,
  flags: [
    ...impliedRows(FOLDER, 'kube-apiserver', {
      'client-ca-file': 'ca.crt',
      'tls-cert-file': 'server.crt',
      'tls-private-key-file': 'server.key',
      'kubelet-certificate-authority': 'ca.crt',
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
    }),
    ...impliedRows(FOLDER, 'kube-controller-manager', {
      'root-ca-file': 'ca.crt',
      'client-ca-file': 'ca.crt',
      'requestheader-client-ca-file': 'front-proxy-ca.crt',
      'cluster-signing-cert-file': 'ca.crt',
      'cluster-signing-key-file': 'ca.key',
      'service-account-private-key-file': 'sa.key',
    }),
    ...impliedRows(FOLDER, 'etcd', {
      'cert-file': 'etcd/server.crt',
      'key-file': 'etcd/server.key',
      'trusted-ca-file': 'etcd/ca.crt',
      'peer-cert-file': 'etcd/peer.crt',
      'peer-key-file': 'etcd/peer.key',
      'peer-trusted-ca-file': 'etcd/ca.crt',
    }),
  ],
  others: [],
  besides: /^\/var\/lib\/k0s\/(?:pki\/[^/]+\.conf$|kubelet(?:-bootstrap)?\.conf$|kubelet\/)/,
  commonNames: new Set([
    'kubernetes',
    'kubernetes-ca',
    'etcd-ca',
    'kubernetes-front-proxy-ca',
    'apiserver-kubelet-client',
    'apiserver-etcd-client',
    'front-proxy-client',
    'etcd-server',
  ]),
};

/**
 * Whether a folder is a copy of k0s' `pki`, by names that no other installer gives: its own API's pair, or the API server's as `server.crt` next
 * to what kubeadm names alike. `has` tells whether the folder has a file of the name.
 */
export function isK0sFolder(has: (name: string) => boolean): boolean {
  if (has('k0s-api.crt') || has('k0s-api.key') || (has('ccm.conf') && has('admin.conf'))) return true;
  const isServed = has('server.crt') && has('apiserver-kubelet-client.crt') && !has('apiserver.crt');
  return isServed && ['admin.crt', 'ccm.crt', 'scheduler.crt'].some(has);
}
