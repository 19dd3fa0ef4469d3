import type { Draw } from '../../fuzz/draw.ts';
import type { AuthorityRole, KubeconfigRole, LeafRole, Role } from './roles.ts';

/** Host paths of a pair. */
export interface Place {
  readonly certificate: string;
  readonly key: string;
}

/** The paths of a node's files, and the files that it shares between purposes. */
export interface LayoutPlan {
  readonly name: string;
  readonly places: ReadonlyMap<Role | 'service-account', Place>;
  readonly kubeconfigs: ReadonlyMap<KubeconfigRole, string>;
  /** A leaf that stands in for another one. */
  readonly sharedLeaf: ReadonlyMap<LeafRole, LeafRole>;
  /** An authority that stands in for another one. */
  readonly sharedAuthority: ReadonlyMap<AuthorityRole, AuthorityRole>;
  readonly runs: 'kubeadm' | 'pods' | 'units' | 'one process' | 'compose' | 'workloads' | 'k0s';
  /** The folder of the programs that units start. */
  readonly binaries: string;
  readonly kubeletHome: string;
  /** True if kubeconfigs name files instead of embedding them. */
  readonly byPath: boolean;
  /** The certificate that the API server's `--service-account-key-file` names is one, as kubernetes-the-hard-way has it. */
  readonly accountsByCertificate: boolean;
  /** The one file that starts the control plane, if there is one. */
  readonly definition?: string;
  /** The namespace of the pods, if an API server stores them. */
  readonly namespace?: string;
  /** Names of services, by which the components of a control plane without the host's network reach each other. */
  readonly hosts?: { readonly apiserver: string; readonly etcd: string };
}

export const pairs = (folder: string, names: Readonly<Partial<Record<Role | 'service-account', string>>>) =>
  Object.entries(names).map(
    ([role, name]) => [role as Role, { certificate: `${folder}/${name}.crt`, key: `${folder}/${name}.key` }] as const,
  );

/** cfssl's and openssl's habit: name.pem next to name-key.pem. */
const pemPairs = (folder: string, names: Readonly<Partial<Record<Role | 'service-account', string>>>) =>
  Object.entries(names).map(
    ([role, name]) =>
      [role as Role, { certificate: `${folder}/${name}.pem`, key: `${folder}/${name}-key.pem` }] as const,
  );

const ONE_CLIENT_CA: readonly (readonly [AuthorityRole, AuthorityRole])[] = [
  ['client-ca', 'ca'],
  ['etcd-peer-ca', 'etcd-ca'],
];

const KUBEADM_PAIRS = {
  ca: 'ca',
  apiserver: 'apiserver',
  'apiserver-kubelet-client': 'apiserver-kubelet-client',
  'front-proxy-ca': 'front-proxy-ca',
  'front-proxy-client': 'front-proxy-client',
} as const;

const KUBEADM_KUBECONFIGS: readonly (readonly [KubeconfigRole, string])[] = [
  ['admin', '/etc/kubernetes/admin.conf'],
  ['controller-manager', '/etc/kubernetes/controller-manager.conf'],
  ['scheduler', '/etc/kubernetes/scheduler.conf'],
  ['kubelet-client', '/etc/kubernetes/kubelet.conf'],
];

/** kubeadm's names in any certificatesDir. */
export function kubeadmPlan(name: string, pki: string, externalEtcd: boolean): LayoutPlan {
  const accounts: readonly [Role | 'service-account', Place] = [
    'service-account',
    { certificate: `${pki}/sa.pub`, key: `${pki}/sa.key` },
  ];
  const etcd = externalEtcd
    ? pemPairs('/etc/etcd-client', { 'etcd-ca': 'ca', 'apiserver-etcd-client': 'client' })
    : pairs(pki, {
        'etcd-ca': 'etcd/ca',
        'apiserver-etcd-client': 'apiserver-etcd-client',
        'etcd-server': 'etcd/server',
        'etcd-peer': 'etcd/peer',
        'etcd-healthcheck-client': 'etcd/healthcheck-client',
      });
  return {
    name,
    places: new Map([...pairs(pki, KUBEADM_PAIRS), ...etcd, accounts]),
    kubeconfigs: new Map(KUBEADM_KUBECONFIGS),
    sharedLeaf: new Map(),
    sharedAuthority: new Map(ONE_CLIENT_CA),
    runs: 'kubeadm',
    binaries: '/usr/bin',
    kubeletHome: '/var/lib/kubelet',
    byPath: false,
    accountsByCertificate: false,
  };
}

/** A hand-made cluster: units, cfssl's names, folders as the guides for such installations choose them. */
export function binaryPlan(draw: Draw): LayoutPlan {
  const [ssl, etcdSsl, config, binaries] = draw.pick(BINARY_FOLDERS);
  const hasOwnPeer = draw.chance(2);
  const hasOwnEtcdCa = etcdSsl !== ssl && draw.chance(2);
  const kubeletClient = draw.chance(2);
  const accountsByCertificate = draw.chance(4);
  const server = draw.pick(['kubernetes', 'kube-apiserver', 'apiserver', 'server']);
  const etcdServer = draw.pick(['etcd', 'server', 'etcd-server']);
  const aggregator = draw.pick(['front-proxy-client', 'proxy-client', 'aggregator-proxy', 'metrics-server']);
  const etcdNames = {
    'etcd-ca': hasOwnEtcdCa ? draw.pick(['ca', 'etcd-ca']) : 'ca',
    'etcd-server': etcdSsl === ssl && etcdServer === server ? 'etcd' : etcdServer,
    ...(hasOwnPeer ? { 'etcd-peer': draw.pick(['peer', 'etcd-peer']) } : {}),
    'apiserver-etcd-client': draw.pick(['etcd-client', 'apiserver-etcd-client', 'client']),
  };
  const accounts = accountsByCertificate
    ? { certificate: `${ssl}/service-account.pem`, key: `${ssl}/service-account-key.pem` }
    : { certificate: `${ssl}/sa.pub`, key: `${ssl}/sa.key` };
  const home = draw.pick(['/var/lib/kubelet', config]);
  return {
    name: 'binary',
    places: new Map<Role | 'service-account', Place>([
      ...pemPairs(ssl, {
        ca: 'ca',
        apiserver: server,
        ...(kubeletClient
          ? { 'apiserver-kubelet-client': draw.pick(['kubelet-client', 'kube-apiserver-client']) }
          : {}),
        'front-proxy-ca': draw.pick(['front-proxy-ca', 'aggregator-ca', 'requestheader-ca']),
        'front-proxy-client': aggregator,
      }),
      ...pemPairs(etcdSsl, etcdNames),
      ['service-account', accounts],
    ]),
    kubeconfigs: new Map<KubeconfigRole, string>([
      ['admin', draw.pick(['/root/.kube/config', `${config}/admin.conf`, `${config}/kubectl.kubeconfig`])],
      ['controller-manager', `${config}/kube-controller-manager.kubeconfig`],
      ['scheduler', `${config}/kube-scheduler.kubeconfig`],
      ['kube-proxy', `${config}/kube-proxy.kubeconfig`],
      ['kubelet-client', `${config}/kubelet.kubeconfig`],
    ]),
    sharedLeaf: new Map<LeafRole, LeafRole>([
      ...(hasOwnPeer ? [] : ([['etcd-peer', 'etcd-server']] as const)),
      ...(kubeletClient ? [] : ([['apiserver-kubelet-client', 'apiserver']] as const)),
    ]),
    sharedAuthority: new Map<AuthorityRole, AuthorityRole>([
      ...ONE_CLIENT_CA,
      ...(hasOwnEtcdCa
        ? []
        : ([
            ['etcd-ca', 'ca'],
            ['etcd-peer-ca', 'ca'],
          ] as const)),
    ]),
    runs: 'units',
    binaries,
    kubeletHome: home,
    byPath: draw.chance(4),
    accountsByCertificate,
  };
}

/** Certificates of Kubernetes, of etcd, kubeconfigs and settings, programs. */
const BINARY_FOLDERS: readonly (readonly [string, string, string, string])[] = [
  ['/etc/kubernetes/ssl', '/etc/etcd/ssl', '/etc/kubernetes', '/usr/local/bin'],
  ['/etc/kubernetes/ssl', '/etc/kubernetes/ssl', '/etc/kubernetes', '/opt/k8s/bin'],
  ['/etc/kubernetes/pki', '/etc/etcd/ssl', '/etc/kubernetes', '/usr/local/bin'],
  ['/opt/kubernetes/ssl', '/opt/etcd/ssl', '/opt/kubernetes/cfg', '/opt/kubernetes/bin'],
  ['/etc/kubernetes/cert', '/etc/etcd/cert', '/etc/kubernetes', '/opt/k8s/bin'],
  ['/var/lib/kubernetes', '/etc/etcd', '/var/lib/kubernetes', '/usr/local/bin'],
  ['/data/kubernetes/certs', '/data/etcd/certs', '/data/kubernetes/conf', '/data/kubernetes/bin'],
];

/** minikube: own names for the front proxy, which the API server's flags name. */
export function minikubePlan(): LayoutPlan {
  const pki = '/var/lib/minikube/certs';
  const plan = kubeadmPlan('minikube', pki, false);
  const names = pairs(pki, { 'front-proxy-ca': 'front-proxy-ca', 'front-proxy-client': 'front-proxy-client' });
  return { ...plan, places: new Map([...plan.places, ...names]), binaries: '/var/lib/minikube/binaries' };
}

/** kubespray: etcd as a service next to kubeadm's pods, configured by variables alone. */
export function kubesprayPlan(node: string): LayoutPlan {
  const plan = kubeadmPlan('kubespray', '/etc/kubernetes/ssl', true);
  const ssl = '/etc/ssl/etcd/ssl';
  const etcd = pemPairs(ssl, {
    'etcd-ca': 'ca',
    'etcd-server': `member-${node}`,
    'apiserver-etcd-client': `node-${node}`,
    'etcd-healthcheck-client': `admin-${node}`,
  });
  return {
    ...plan,
    places: new Map([...plan.places, ...etcd]),
    sharedLeaf: new Map([['etcd-peer', 'etcd-server']]),
    binaries: '/usr/local/bin',
  };
}

/** The names of k3s and RKE2, which have separate CAs for servers and for clients. */
export function rancherPlan(product: 'k3s' | 'rke2'): LayoutPlan {
  const home = `/var/lib/rancher/${product}`;
  const tls = `${home}/server/tls`;
  return {
    name: product,
    places: new Map<Role | 'service-account', Place>([
      ...pairs(tls, {
        ca: 'server-ca',
        'client-ca': 'client-ca',
        'front-proxy-ca': 'request-header-ca',
        'etcd-ca': 'etcd/server-ca',
        'etcd-peer-ca': 'etcd/peer-ca',
        apiserver: 'serving-kube-apiserver',
        'apiserver-kubelet-client': 'client-kube-apiserver',
        'front-proxy-client': 'client-auth-proxy',
        'apiserver-etcd-client': 'etcd/client',
        'etcd-server': 'etcd/server-client',
        'etcd-peer': 'etcd/peer-server-client',
        admin: 'client-admin',
        'controller-manager': 'client-controller',
        scheduler: 'client-scheduler',
        'kube-proxy': 'client-kube-proxy',
      }),
      ...pairs(`${home}/agent`, { 'kubelet-client': 'client-kubelet', 'kubelet-server': 'serving-kubelet' }),
      ['service-account', { certificate: `${tls}/service.key`, key: `${tls}/service.current.key` }],
    ]),
    kubeconfigs: new Map<KubeconfigRole, string>([
      ['admin', `${home}/server/cred/admin.kubeconfig`],
      ['controller-manager', `${home}/server/cred/controller.kubeconfig`],
      ['scheduler', `${home}/server/cred/scheduler.kubeconfig`],
      ['kubelet-client', `${home}/agent/kubelet.kubeconfig`],
    ]),
    sharedLeaf: new Map(),
    sharedAuthority: new Map(),
    runs: product === 'k3s' ? 'one process' : 'pods',
    binaries: `${home}/bin`,
    kubeletHome: `${home}/agent/etc`,
    byPath: true,
    accountsByCertificate: false,
  };
}

/** kubeadm's predecessors and own tools: pods with other folders, names and mounts than kubeadm's. */
export function podPlan(draw: Draw): LayoutPlan {
  const pki = draw.pick(['/etc/kubernetes/ssl', '/srv/kubernetes', '/etc/kubernetes/secrets', '/opt/k8s/pki']);
  const plan = kubeadmPlan('pods', pki, false);
  return { ...plan, runs: 'pods', kubeletHome: draw.pick(['/var/lib/kubelet', '/etc/kubernetes/kubelet']) };
}
