import { urlHost } from '../ipAddress.ts';
import type { FlagPair, NodeDraft } from './nodeDraft.ts';

/** The API server's flags as the release's kubeadm, or a guide of its time, writes them. */
export function apiserverFlags(draft: NodeDraft): FlagPair[] {
  const { design } = draft;
  const { minor } = design.release;
  const isByHand = design.layout.runs === 'units';
  const signing: FlagPair[] =
    minor < 20
      ? []
      : [
          ['service-account-issuer', `https://kubernetes.default.svc.${design.domain}`],
          ['service-account-signing-key-file', draft.keyPath('service-account')],
        ];
  return [
    ['advertise-address', design.address],
    ['allow-privileged', 'true'],
    ['authorization-mode', 'Node,RBAC'],
    ['client-ca-file', draft.path(clientCa(draft))],
    ['enable-admission-plugins', 'NodeRestriction'],
    ['enable-bootstrap-token-auth', 'true'],
    ['etcd-cafile', draft.path(draft.authorityRole('etcd-ca'))],
    ['etcd-certfile', draft.path('apiserver-etcd-client')],
    ['etcd-keyfile', draft.keyPath('apiserver-etcd-client')],
    ['etcd-servers', etcdServers(draft)],
    ...(minor < 22 && !isByHand ? ([['insecure-port', '0']] as const) : []),
    ...(isByHand ? byHand(minor) : []),
    ['kubelet-client-certificate', draft.path(draft.leafRole('apiserver-kubelet-client'))],
    ['kubelet-client-key', draft.keyPath(draft.leafRole('apiserver-kubelet-client'))],
    ['kubelet-preferred-address-types', 'InternalIP,ExternalIP,Hostname'],
    ['proxy-client-cert-file', draft.path('front-proxy-client')],
    ['proxy-client-key-file', draft.keyPath('front-proxy-client')],
    ['requestheader-allowed-names', allowedName(draft)],
    ['requestheader-client-ca-file', draft.path('front-proxy-ca')],
    ['requestheader-extra-headers-prefix', 'X-Remote-Extra-'],
    ['requestheader-group-headers', 'X-Remote-Group'],
    ['requestheader-username-headers', 'X-Remote-User'],
    ['secure-port', String(design.port)],
    ['service-account-key-file', draft.path('service-account')],
    ...signing,
    ['service-cluster-ip-range', design.serviceSubnet],
    ['tls-cert-file', draft.path('apiserver')],
    ['tls-private-key-file', draft.keyPath('apiserver')],
  ];
}

/** The additions of guides, as far as the release knows them. */
function byHand(minor: number): FlagPair[] {
  return [
    ['bind-address', '0.0.0.0'],
    ...(minor < 20 ? ([['insecure-bind-address', '127.0.0.1']] as const) : []),
    ...(minor < 22 ? ([['kubelet-https', 'true']] as const) : []),
    ...(minor < 26 ? ([['logtostderr', 'true']] as const) : []),
    ['runtime-config', 'api/all=true'],
    ['service-node-port-range', '30000-32767'],
    ['v', '2'],
  ];
}

/** The authority of client certificates. */
export const clientCa = (draft: NodeDraft) => draft.authorityRole('client-ca');

const allowedName = (draft: NodeDraft): string =>
  draft.certificate('front-proxy-client').spec.subject.commonName ?? 'front-proxy-client';

function etcdServers({ design }: NodeDraft): string {
  if (design.layout.hosts) return `https://${design.layout.hosts.etcd}:2379`;
  if (design.layout.places.has('etcd-server')) {
    const loopback = design.address.includes(':') ? '[::1]' : '127.0.0.1';
    return design.layout.runs === 'units' || design.layout.name === 'kubespray'
      ? (design.members ?? [design]).map(({ address }) => `https://${urlHost(address)}:2379`).join(',')
      : `https://${loopback}:2379`;
  }
  return 'https://10.0.3.21:2379,https://10.0.3.22:2379,https://10.0.3.23:2379';
}
