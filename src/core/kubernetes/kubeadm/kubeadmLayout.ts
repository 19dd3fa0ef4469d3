import type { ComponentName } from '../../model/documents/component.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';

const PKI = '/etc/kubernetes/pki';

/** The files kubeadm names for each component's flags (kubernetes.io, "PKI certificates and requirements"). */
export const IMPLIED_FLAGS: readonly {
  readonly component: ComponentName;
  readonly flag: string;
  readonly path: string;
}[] = [
  ...rows('kube-apiserver', {
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
  }),
  ...rows('kube-controller-manager', {
    'root-ca-file': 'ca.crt',
    'client-ca-file': 'ca.crt',
    'cluster-signing-cert-file': 'ca.crt',
    'cluster-signing-key-file': 'ca.key',
    'service-account-private-key-file': 'sa.key',
  }),
  ...rows('etcd', {
    'cert-file': 'etcd/server.crt',
    'key-file': 'etcd/server.key',
    'trusted-ca-file': 'etcd/ca.crt',
    'peer-cert-file': 'etcd/peer.crt',
    'peer-key-file': 'etcd/peer.key',
    'peer-trusted-ca-file': 'etcd/ca.crt',
  }),
];

function rows(component: ComponentName, flags: Readonly<Record<string, string>>) {
  return Object.entries(flags).map(([flag, file]) => ({ component, flag, path: `${PKI}/${file}` }));
}

/** The client with which kubeadm probes etcd. No flag names its files. */
export const HEALTH_CHECK_PAIR = {
  certificate: `${PKI}/etcd/healthcheck-client.crt`,
  key: `${PKI}/etcd/healthcheck-client.key`,
} as const;

/** What `kubeadm certs renew` takes, by path. kubelet.conf, the CAs and the service-account keys are not among them. */
const RENEWALS: Readonly<Record<string, string>> = {
  [`${PKI}/apiserver.crt`]: 'apiserver',
  [`${PKI}/apiserver-kubelet-client.crt`]: 'apiserver-kubelet-client',
  [`${PKI}/apiserver-etcd-client.crt`]: 'apiserver-etcd-client',
  [`${PKI}/front-proxy-client.crt`]: 'front-proxy-client',
  [`${PKI}/etcd/server.crt`]: 'etcd-server',
  [`${PKI}/etcd/peer.crt`]: 'etcd-peer',
  [HEALTH_CHECK_PAIR.certificate]: 'etcd-healthcheck-client',
  '/etc/kubernetes/admin.conf': 'admin.conf',
  '/etc/kubernetes/super-admin.conf': 'super-admin.conf',
  '/etc/kubernetes/controller-manager.conf': 'controller-manager.conf',
  '/etc/kubernetes/scheduler.conf': 'scheduler.conf',
};

/** The command that renews the certificate of a file of kubeadm's; undefined for any other file. */
export function certificateRenewal(hostPath: string): Composed | undefined {
  const name = RENEWALS[hostPath];
  return name === undefined ? undefined : commandWords('kubeadm certs renew {name}', { name });
}
