import { commandWords } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';

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

/**
 * The command that makes a file anew once the old one was moved away; undefined for a file that kubeadm does not make
 * (kubernetes.io, "kubeadm init phase").
 */
export function reissueCommand(hostPath: string | undefined): Composed | undefined {
  const certificate = CERTIFICATES[hostPath ?? ''];
  if (certificate !== undefined) return commandWords('kubeadm init phase certs {certificate}', { certificate });
  const kubeconfig = KUBECONFIGS[hostPath ?? ''];
  return kubeconfig === undefined
    ? undefined
    : commandWords('kubeadm init phase kubeconfig {kubeconfig}', { kubeconfig });
}
