/** A certificate that kubeadm makes and watches over, under the name its tables give it. */
export interface KubeadmCertificate {
  readonly name: string;
  /** Absolute path on the node. */
  readonly path: string;
  /** Name of the CA that signs it; a CA's own row has none. */
  readonly authority?: string;
}

const PKI = '/etc/kubernetes/pki';

/** The rows of `kubeadm certs check-expiration`, sorted as it sorts them; kubelet.conf is never among them. */
export const KUBEADM_CERTIFICATES: readonly KubeadmCertificate[] = [
  { name: 'admin.conf', path: '/etc/kubernetes/admin.conf', authority: 'ca' },
  { name: 'apiserver', path: `${PKI}/apiserver.crt`, authority: 'ca' },
  { name: 'apiserver-etcd-client', path: `${PKI}/apiserver-etcd-client.crt`, authority: 'etcd-ca' },
  { name: 'apiserver-kubelet-client', path: `${PKI}/apiserver-kubelet-client.crt`, authority: 'ca' },
  { name: 'controller-manager.conf', path: '/etc/kubernetes/controller-manager.conf', authority: 'ca' },
  { name: 'etcd-healthcheck-client', path: `${PKI}/etcd/healthcheck-client.crt`, authority: 'etcd-ca' },
  { name: 'etcd-peer', path: `${PKI}/etcd/peer.crt`, authority: 'etcd-ca' },
  { name: 'etcd-server', path: `${PKI}/etcd/server.crt`, authority: 'etcd-ca' },
  { name: 'front-proxy-client', path: `${PKI}/front-proxy-client.crt`, authority: 'front-proxy-ca' },
  { name: 'scheduler.conf', path: '/etc/kubernetes/scheduler.conf', authority: 'ca' },
  { name: 'super-admin.conf', path: '/etc/kubernetes/super-admin.conf', authority: 'ca' },
];

/** The second table of `kubeadm certs check-expiration`. */
export const KUBEADM_AUTHORITIES: readonly KubeadmCertificate[] = [
  { name: 'ca', path: `${PKI}/ca.crt` },
  { name: 'etcd-ca', path: `${PKI}/etcd/ca.crt` },
  { name: 'front-proxy-ca', path: `${PKI}/front-proxy-ca.crt` },
];
