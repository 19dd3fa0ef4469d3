import { type Mount, type StaticPod, staticPodText } from './staticPodText.ts';

/** The differences between the static pods of control-plane nodes. Addresses are IPv4 or IPv6, in the form of flags. */
export interface ControlPlane {
  readonly name: string;
  readonly address: string;
  readonly serviceSubnet: string;
  /** Absent if kubeadm was given none. */
  readonly podSubnet?: string;
}

/** How the API server reaches etcd: four flags, and the folder to mount where it is not the PKI folder. */
export interface EtcdAccess {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  readonly servers: string;
  readonly mount?: Mount;
}

/** The pair that the controller manager signs certificate requests with; empty texts for none. */
export interface RequestSigner {
  readonly certificate: string;
  readonly key: string;
}

/** The folder in which kubeadm keeps the PKI on a node. */
export const PKI = '/etc/kubernetes/pki';

const VERSION = 'v1.34.2';
const ETCD_VERSION = '3.6.5-0';

const MOUNTS: readonly Mount[] = [
  { name: 'ca-certs', path: '/etc/ssl/certs' },
  { name: 'etc-ca-certificates', path: '/etc/ca-certificates' },
  { name: 'k8s-certs', path: PKI },
  { name: 'usr-local-share-ca-certificates', path: '/usr/local/share/ca-certificates' },
  { name: 'usr-share-ca-certificates', path: '/usr/share/ca-certificates' },
];

const PROBES = {
  probeScheme: 'HTTPS',
  liveness: { failureThreshold: 8, path: '/livez', initialDelaySeconds: 10, periodSeconds: 10 },
  readiness: { failureThreshold: 3, path: '/readyz', periodSeconds: 1 },
  startup: { failureThreshold: 24, path: '/livez', initialDelaySeconds: 10, periodSeconds: 10 },
} as const satisfies Partial<StaticPod>;

/** The address of the node's own loopback interface, in the family of the node's address. */
export function loopbackOf({ address }: Pick<ControlPlane, 'address'>): string {
  return address.includes(':') ? '::1' : '127.0.0.1';
}

/** The etcd that kubeadm runs on the node itself. */
export function localEtcd(node: Pick<ControlPlane, 'address'>): EtcdAccess {
  return {
    authority: `${PKI}/etcd/ca.crt`,
    certificate: `${PKI}/apiserver-etcd-client.crt`,
    key: `${PKI}/apiserver-etcd-client.key`,
    servers: `https://${urlHost(loopbackOf(node))}:2379`,
  };
}

/** The API server's pod as kubeadm writes it. */
export function apiserverManifest(node: ControlPlane, etcd: EtcdAccess): string {
  const { address, serviceSubnet } = node;
  return staticPodText({
    ...PROBES,
    name: 'kube-apiserver',
    annotation: ['kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint', `${urlHost(address)}:6443`],
    flags: [
      ['advertise-address', address],
      ['allow-privileged', 'true'],
      ['authorization-mode', 'Node,RBAC'],
      ['client-ca-file', `${PKI}/ca.crt`],
      ['enable-admission-plugins', 'NodeRestriction'],
      ['enable-bootstrap-token-auth', 'true'],
      ['etcd-cafile', etcd.authority],
      ['etcd-certfile', etcd.certificate],
      ['etcd-keyfile', etcd.key],
      ['etcd-servers', etcd.servers],
      ['kubelet-client-certificate', `${PKI}/apiserver-kubelet-client.crt`],
      ['kubelet-client-key', `${PKI}/apiserver-kubelet-client.key`],
      ['kubelet-preferred-address-types', 'InternalIP,ExternalIP,Hostname'],
      ['proxy-client-cert-file', `${PKI}/front-proxy-client.crt`],
      ['proxy-client-key-file', `${PKI}/front-proxy-client.key`],
      ['requestheader-allowed-names', 'front-proxy-client'],
      ['requestheader-client-ca-file', `${PKI}/front-proxy-ca.crt`],
      ['requestheader-extra-headers-prefix', 'X-Remote-Extra-'],
      ['requestheader-group-headers', 'X-Remote-Group'],
      ['requestheader-username-headers', 'X-Remote-User'],
      ['secure-port', '6443'],
      ['service-account-issuer', 'https://kubernetes.default.svc.cluster.local'],
      ['service-account-key-file', `${PKI}/sa.pub`],
      ['service-account-signing-key-file', `${PKI}/sa.key`],
      ['service-cluster-ip-range', serviceSubnet],
      ['tls-cert-file', `${PKI}/apiserver.crt`],
      ['tls-private-key-file', `${PKI}/apiserver.key`],
    ],
    image: imageOf('kube-apiserver'),
    requests: ['cpu: 250m'],
    probeHost: address,
    probePort: 6443,
    mounts: etcd.mount ? [...MOUNTS, etcd.mount] : MOUNTS,
  });
}

/** The controller manager's pod as kubeadm writes it. */
export function controllerManagerManifest({ podSubnet, serviceSubnet }: ControlPlane, signer: RequestSigner): string {
  const kubeconfig = '/etc/kubernetes/controller-manager.conf';
  const plugins = '/usr/libexec/kubernetes/kubelet-plugins/volume/exec';
  const [caCerts, etcCa, pki, ...usr] = MOUNTS;
  return staticPodText({
    ...PROBES,
    name: 'kube-controller-manager',
    flags: flags([
      ['allocate-node-cidrs', podSubnet === undefined ? undefined : 'true'],
      ['authentication-kubeconfig', kubeconfig],
      ['authorization-kubeconfig', kubeconfig],
      ['bind-address', '127.0.0.1'],
      ['client-ca-file', `${PKI}/ca.crt`],
      ['cluster-cidr', podSubnet],
      ['cluster-name', 'kubernetes'],
      ['cluster-signing-cert-file', signer.certificate],
      ['cluster-signing-key-file', signer.key],
      ['controllers', '*,bootstrapsigner,tokencleaner'],
      ['kubeconfig', kubeconfig],
      ['leader-elect', 'true'],
      ['requestheader-client-ca-file', `${PKI}/front-proxy-ca.crt`],
      ['root-ca-file', `${PKI}/ca.crt`],
      ['service-account-private-key-file', `${PKI}/sa.key`],
      ['service-cluster-ip-range', serviceSubnet],
      ['use-service-account-credentials', 'true'],
    ]),
    image: imageOf('kube-controller-manager'),
    requests: ['cpu: 200m'],
    probeHost: '127.0.0.1',
    probePort: 10257,
    liveness: { ...PROBES.liveness, path: '/healthz' },
    readiness: undefined,
    startup: { ...PROBES.startup, path: '/healthz' },
    mounts: [
      caCerts,
      etcCa,
      { name: 'flexvolume-dir', path: plugins, readOnly: false },
      pki,
      { name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' } as const,
      ...usr,
    ].filter((mount) => mount !== undefined),
  });
}

/** The scheduler's pod as kubeadm writes it. */
export function schedulerManifest(): string {
  const kubeconfig = '/etc/kubernetes/scheduler.conf';
  return staticPodText({
    ...PROBES,
    name: 'kube-scheduler',
    flags: [
      ['authentication-kubeconfig', kubeconfig],
      ['authorization-kubeconfig', kubeconfig],
      ['bind-address', '127.0.0.1'],
      ['kubeconfig', kubeconfig],
      ['leader-elect', 'true'],
    ],
    image: imageOf('kube-scheduler'),
    requests: ['cpu: 100m'],
    probeHost: '127.0.0.1',
    probePort: 10259,
    mounts: [{ name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' }],
  });
}

/** etcd's pod as kubeadm writes it; `members` are those that were there before, "name=https://address:2380". */
export function etcdManifest(node: ControlPlane, members: readonly string[] = []): string {
  const host = urlHost(node.address);
  const local = urlHost(loopbackOf(node));
  return staticPodText({
    ...PROBES,
    name: 'etcd',
    annotation: ['kubeadm.kubernetes.io/etcd.advertise-client-urls', `https://${host}:2379`],
    flags: flags([
      ['advertise-client-urls', `https://${host}:2379`],
      ['cert-file', `${PKI}/etcd/server.crt`],
      ['client-cert-auth', 'true'],
      ['data-dir', '/var/lib/etcd'],
      ['feature-gates', 'InitialCorruptCheck=true'],
      ['initial-advertise-peer-urls', `https://${host}:2380`],
      ['initial-cluster', [...members, `${node.name}=https://${host}:2380`].join(',')],
      ['initial-cluster-state', members.length > 0 ? 'existing' : undefined],
      ['key-file', `${PKI}/etcd/server.key`],
      ['listen-client-urls', `https://${local}:2379,https://${host}:2379`],
      ['listen-metrics-urls', `http://${local}:2381`],
      ['listen-peer-urls', `https://${host}:2380`],
      ['name', node.name],
      ['peer-cert-file', `${PKI}/etcd/peer.crt`],
      ['peer-client-cert-auth', 'true'],
      ['peer-key-file', `${PKI}/etcd/peer.key`],
      ['peer-trusted-ca-file', `${PKI}/etcd/ca.crt`],
      ['snapshot-count', '10000'],
      ['trusted-ca-file', `${PKI}/etcd/ca.crt`],
      ['watch-progress-notify-interval', '5s'],
    ]),
    image: `registry.k8s.io/etcd:${ETCD_VERSION}`,
    requests: ['cpu: 100m', 'memory: 100Mi'],
    probeHost: loopbackOf(node),
    probePort: 2381,
    probeScheme: 'HTTP',
    startup: { ...PROBES.startup, path: '/readyz' },
    mounts: [
      { name: 'etcd-data', path: '/var/lib/etcd', readOnly: false },
      { name: 'etcd-certs', path: `${PKI}/etcd`, readOnly: false },
    ],
  });
}

/** The flags with a value. */
function flags(all: readonly (readonly [name: string, value: string | undefined])[]): StaticPod['flags'] {
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function imageOf(component: string): string {
  return `registry.k8s.io/${component}:${VERSION}`;
}

function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
