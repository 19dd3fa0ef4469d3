import { CONTROL_PLANE, PKI, SERVICE_SUBNET } from './sampleNodes.ts';
import { type Mount, type StaticPod, staticPodText } from './staticPodText.ts';

const VERSION = 'v1.34.2';
const ETCD_VERSION = '3.6.5-0';
const { address, name } = CONTROL_PLANE;

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

const image = (component: string) => `registry.k8s.io/${component}:${VERSION}`;

/** The API server's pod as kubeadm writes it, but for the CA that it trusts for etcd. */
export function apiserverManifest(etcdAuthority: string): string {
  return staticPodText({
    ...PROBES,
    name: 'kube-apiserver',
    annotation: ['kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint', `${address}:6443`],
    flags: [
      ['advertise-address', address],
      ['allow-privileged', 'true'],
      ['authorization-mode', 'Node,RBAC'],
      ['client-ca-file', `${PKI}/ca.crt`],
      ['enable-admission-plugins', 'NodeRestriction'],
      ['enable-bootstrap-token-auth', 'true'],
      ['etcd-cafile', etcdAuthority],
      ['etcd-certfile', `${PKI}/apiserver-etcd-client.crt`],
      ['etcd-keyfile', `${PKI}/apiserver-etcd-client.key`],
      ['etcd-servers', 'https://127.0.0.1:2379'],
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
      ['service-cluster-ip-range', SERVICE_SUBNET],
      ['tls-cert-file', `${PKI}/apiserver.crt`],
      ['tls-private-key-file', `${PKI}/apiserver.key`],
    ],
    image: image('kube-apiserver'),
    requests: ['cpu: 250m'],
    probeHost: address,
    probePort: 6443,
    mounts: MOUNTS,
  });
}

/** The controller manager's pod as kubeadm writes it. */
export function controllerManagerManifest(): string {
  const kubeconfig = '/etc/kubernetes/controller-manager.conf';
  return staticPodText({
    ...PROBES,
    name: 'kube-controller-manager',
    flags: [
      ['authentication-kubeconfig', kubeconfig],
      ['authorization-kubeconfig', kubeconfig],
      ['bind-address', '127.0.0.1'],
      ['client-ca-file', `${PKI}/ca.crt`],
      ['cluster-name', 'kubernetes'],
      ['cluster-signing-cert-file', `${PKI}/ca.crt`],
      ['cluster-signing-key-file', `${PKI}/ca.key`],
      ['controllers', '*,bootstrapsigner,tokencleaner'],
      ['kubeconfig', kubeconfig],
      ['leader-elect', 'true'],
      ['requestheader-client-ca-file', `${PKI}/front-proxy-ca.crt`],
      ['root-ca-file', `${PKI}/ca.crt`],
      ['service-account-private-key-file', `${PKI}/sa.key`],
      ['service-cluster-ip-range', SERVICE_SUBNET],
      ['use-service-account-credentials', 'true'],
    ],
    image: image('kube-controller-manager'),
    requests: ['cpu: 200m'],
    probeHost: '127.0.0.1',
    probePort: 10257,
    liveness: { ...PROBES.liveness, path: '/healthz' },
    readiness: undefined,
    startup: { ...PROBES.startup, path: '/healthz' },
    mounts: [...MOUNTS, { name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' }],
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
    image: image('kube-scheduler'),
    requests: ['cpu: 100m'],
    probeHost: '127.0.0.1',
    probePort: 10259,
    mounts: [{ name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' }],
  });
}

/** The pod of the only etcd member as kubeadm writes it. */
export function etcdManifest(): string {
  return staticPodText({
    ...PROBES,
    name: 'etcd',
    annotation: ['kubeadm.kubernetes.io/etcd.advertise-client-urls', `https://${address}:2379`],
    flags: [
      ['advertise-client-urls', `https://${address}:2379`],
      ['cert-file', `${PKI}/etcd/server.crt`],
      ['client-cert-auth', 'true'],
      ['data-dir', '/var/lib/etcd'],
      ['feature-gates', 'InitialCorruptCheck=true'],
      ['initial-advertise-peer-urls', `https://${address}:2380`],
      ['initial-cluster', `${name}=https://${address}:2380`],
      ['key-file', `${PKI}/etcd/server.key`],
      ['listen-client-urls', `https://127.0.0.1:2379,https://${address}:2379`],
      ['listen-metrics-urls', 'http://127.0.0.1:2381'],
      ['listen-peer-urls', `https://${address}:2380`],
      ['name', name],
      ['peer-cert-file', `${PKI}/etcd/peer.crt`],
      ['peer-client-cert-auth', 'true'],
      ['peer-key-file', `${PKI}/etcd/peer.key`],
      ['peer-trusted-ca-file', `${PKI}/etcd/ca.crt`],
      ['snapshot-count', '10000'],
      ['trusted-ca-file', `${PKI}/etcd/ca.crt`],
      ['watch-progress-notify-interval', '5s'],
    ],
    image: `registry.k8s.io/etcd:${ETCD_VERSION}`,
    requests: ['cpu: 100m', 'memory: 100Mi'],
    probeHost: '127.0.0.1',
    probePort: 2381,
    probeScheme: 'HTTP',
    startup: { ...PROBES.startup, path: '/readyz' },
    mounts: [
      { name: 'etcd-data', path: '/var/lib/etcd', readOnly: false },
      { name: 'etcd-certs', path: `${PKI}/etcd`, readOnly: false },
    ],
  });
}
