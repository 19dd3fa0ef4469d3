import { commandWords } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';
import { KUBEADM_FOLDER } from './kubeadmCertificates.ts';

/** The arguments of `kubeadm certs renew`, by path. kubelet.conf, the CAs and the service-account keys are not among them. */
const RENEWALS: Readonly<Record<string, string>> = {
  [`${KUBEADM_FOLDER}/apiserver.crt`]: 'apiserver',
  [`${KUBEADM_FOLDER}/apiserver-kubelet-client.crt`]: 'apiserver-kubelet-client',
  [`${KUBEADM_FOLDER}/apiserver-etcd-client.crt`]: 'apiserver-etcd-client',
  [`${KUBEADM_FOLDER}/front-proxy-client.crt`]: 'front-proxy-client',
  [`${KUBEADM_FOLDER}/etcd/server.crt`]: 'etcd-server',
  [`${KUBEADM_FOLDER}/etcd/peer.crt`]: 'etcd-peer',
  [`${KUBEADM_FOLDER}/etcd/healthcheck-client.crt`]: 'etcd-healthcheck-client',
  '/etc/kubernetes/admin.conf': 'admin.conf',
  '/etc/kubernetes/super-admin.conf': 'super-admin.conf',
  '/etc/kubernetes/controller-manager.conf': 'controller-manager.conf',
  '/etc/kubernetes/scheduler.conf': 'scheduler.conf',
};

/** The command that renews the certificate in one of kubeadm's files; undefined for any other file. */
export function certificateRenewal(hostPath: string): Composed | undefined {
  const name = RENEWALS[hostPath];
  return name === undefined ? undefined : commandWords('kubeadm certs renew {name}', { name });
}
