import { KUBEADM_FILES, KUBEADM_SIGNING_KEYS } from './kubeadmLayout.ts';
import { impliedFlags, type PkiLayout } from './pkiLayout.ts';

/** k0s' data directory (k0s, pkg/constant/constant_unix.go). */
export const K0S_DATA = '/var/lib/k0s';

const FOLDER = `${K0S_DATA}/pki`;

/** k0s' files, and the flags that its controller starts components with (k0s, pkg/component/controller and cmd/controller/certificates.go). */
export const K0S_LAYOUT: PkiLayout = {
  folder: FOLDER,
  flags: impliedFlags(FOLDER, {
    ...KUBEADM_FILES,
    'kube-apiserver': {
      ...KUBEADM_FILES['kube-apiserver'],
      'tls-cert-file': 'server.crt',
      'tls-private-key-file': 'server.key',
      'kubelet-certificate-authority': 'ca.crt',
    },
    'kube-controller-manager': {
      ...KUBEADM_FILES['kube-controller-manager'],
      'requestheader-client-ca-file': 'front-proxy-ca.crt',
    },
  }),
  others: [],
  signingKeys: KUBEADM_SIGNING_KEYS,
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
