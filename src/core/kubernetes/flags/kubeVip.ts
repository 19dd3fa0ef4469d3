import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The path at which kube-vip looks for a kubeconfig (kube-vip/kube-vip, pkg/manager/manager.go, adminConfigPath). */
export const ADMIN_CONF = '/etc/kubernetes/admin.conf';

/** The variables of kube-vip that concern the PKI, and the kubeconfig that it reads (kube-vip.io, "Static Pods"). */
export const KUBE_VIP_FLAGS = flagRows('kube-vip', 'https://kube-vip.io/docs/installation/flags/', [
  {
    name: 'kubeconfig',
    role: 'file',
    summary: phrase('Kubeconfig with which kube-vip takes part in the election of the node that has the address.'),
  },
  {
    name: 'address',
    role: 'address',
    summary: phrase('Address by which clients connect to the API server, whichever node has it.'),
    agreesWith: phrase('The SANs of `--tls-cert-file` on each control-plane node must include it.'),
  },
  { name: 'port', role: 'text', summary: phrase('Port of the API server.') },
  { name: 'cp_enable', role: 'text', summary: phrase('Whether the address is that of the API server.') },
  {
    name: 'cp_detect',
    role: 'text',
    summary: phrase('Whether kube-vip looks for a working address of the API server.'),
  },
  {
    name: 'vip_leaderelectiontype',
    role: 'text',
    summary: phrase('Where the node with the address is elected: in Kubernetes or in etcd.'),
  },
]);
