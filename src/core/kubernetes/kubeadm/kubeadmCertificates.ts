/** A certificate that kubeadm makes and watches over, under the name its tables give it. */
export interface KubeadmCertificate {
  readonly name: string;
  /** Absolute path on the node; below `KUBEADM_FOLDER` for what lies in `certificatesDir`. */
  readonly path: string;
  /** Name of the CA that signs it; a CA's own row has none. */
  readonly authority?: string;
}

/** kubeadm's `certificatesDir` unless its configuration names another. */
export const KUBEADM_FOLDER = '/etc/kubernetes/pki';

/** The rows of `kubeadm certs check-expiration`, sorted as it sorts them; kubelet.conf is never among them. */
export const KUBEADM_CERTIFICATES: readonly KubeadmCertificate[] = [
  { name: 'admin.conf', path: '/etc/kubernetes/admin.conf', authority: 'ca' },
  { name: 'apiserver', path: `${KUBEADM_FOLDER}/apiserver.crt`, authority: 'ca' },
  { name: 'apiserver-etcd-client', path: `${KUBEADM_FOLDER}/apiserver-etcd-client.crt`, authority: 'etcd-ca' },
  { name: 'apiserver-kubelet-client', path: `${KUBEADM_FOLDER}/apiserver-kubelet-client.crt`, authority: 'ca' },
  { name: 'controller-manager.conf', path: '/etc/kubernetes/controller-manager.conf', authority: 'ca' },
  { name: 'etcd-healthcheck-client', path: `${KUBEADM_FOLDER}/etcd/healthcheck-client.crt`, authority: 'etcd-ca' },
  { name: 'etcd-peer', path: `${KUBEADM_FOLDER}/etcd/peer.crt`, authority: 'etcd-ca' },
  { name: 'etcd-server', path: `${KUBEADM_FOLDER}/etcd/server.crt`, authority: 'etcd-ca' },
  { name: 'front-proxy-client', path: `${KUBEADM_FOLDER}/front-proxy-client.crt`, authority: 'front-proxy-ca' },
  { name: 'scheduler.conf', path: '/etc/kubernetes/scheduler.conf', authority: 'ca' },
  { name: 'super-admin.conf', path: '/etc/kubernetes/super-admin.conf', authority: 'ca' },
];

/** The second table of `kubeadm certs check-expiration`. */
export const KUBEADM_AUTHORITIES: readonly KubeadmCertificate[] = [
  { name: 'ca', path: `${KUBEADM_FOLDER}/ca.crt` },
  { name: 'etcd-ca', path: `${KUBEADM_FOLDER}/etcd/ca.crt` },
  { name: 'front-proxy-ca', path: `${KUBEADM_FOLDER}/front-proxy-ca.crt` },
];

const CERTIFICATES: Readonly<Record<string, string>> = {
  '/etc/kubernetes/pki/apiserver.crt': 'apiserver',
  '/etc/kubernetes/pki/apiserver-kubelet-client.crt': 'apiserver-kubelet-client',
  '/etc/kubernetes/pki/apiserver-etcd-client.crt': 'apiserver-etcd-client',
  '/etc/kubernetes/pki/front-proxy-client.crt': 'front-proxy-client',
  '/etc/kubernetes/pki/etcd/server.crt': 'etcd-server',
  '/etc/kubernetes/pki/etcd/peer.crt': 'etcd-peer',
  '/etc/kubernetes/pki/etcd/healthcheck-client.crt': 'etcd-healthcheck-client',
};

const KUBECONFIGS: Readonly<Record<string, string>> = {
  '/etc/kubernetes/admin.conf': 'admin',
  '/etc/kubernetes/super-admin.conf': 'super-admin',
  '/etc/kubernetes/controller-manager.conf': 'controller-manager',
  '/etc/kubernetes/scheduler.conf': 'scheduler',
};

/** A pair of kubeadm's by the usual path of its certificate: the name that `kubeadm init phase certs` takes, and its CA. */
export function kubeadmCertificateAt(
  path: string,
): Required<Pick<KubeadmCertificate, 'name' | 'authority'>> | undefined {
  const found = KUBEADM_CERTIFICATES.find((one) => one.path === path && path in CERTIFICATES);
  return found?.authority === undefined ? undefined : { name: found.name, authority: found.authority };
}

/** The name that `kubeadm init phase kubeconfig` takes for a kubeconfig of kubeadm's. */
export function kubeadmKubeconfigAt(path: string): string | undefined {
  return KUBECONFIGS[path];
}
