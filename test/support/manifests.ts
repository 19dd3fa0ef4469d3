import { type Mount, type StaticPod, staticPodText } from '../../src/sample/staticPodText.ts';
import { urlHost } from './ipAddress.ts';
import type { NodeSettings } from './nodeOptions.ts';

const PKI = '/etc/kubernetes/pki';
const VERSION = 'v1.34.2';
const ETCD_VERSION = '3.6.5-0';

const PKI_MOUNTS: readonly Mount[] = [
  { name: 'ca-certs', path: '/etc/ssl/certs' },
  { name: 'etc-ca-certificates', path: '/etc/ca-certificates' },
  { name: 'k8s-certs', path: PKI },
  { name: 'usr-local-share-ca-certificates', path: '/usr/local/share/ca-certificates' },
  { name: 'usr-share-ca-certificates', path: '/usr/share/ca-certificates' },
];
const CONTROL_PLANE_PROBES = {
  liveness: { failureThreshold: 8, path: '/livez', initialDelaySeconds: 10, periodSeconds: 10 },
  readiness: { failureThreshold: 3, path: '/readyz', periodSeconds: 1 },
  startup: { failureThreshold: 24, path: '/livez', initialDelaySeconds: 10, periodSeconds: 10 },
} as const;

const loopback = (node: NodeSettings): string => (node.ipv6 === true ? '::1' : '127.0.0.1');

/** The folder where a node with an external etcd keeps its client files. */
export const EXTERNAL_ETCD = '/etc/etcd-client';

export function apiserverManifest(node: NodeSettings): string {
  const external = node.externalEtcd === true;
  const flags: StaticPod['flags'] = [
    ['advertise-address', node.advertiseAddress],
    ['allow-privileged', 'true'],
    ['authorization-mode', 'Node,RBAC'],
    ['client-ca-file', `${PKI}/ca.crt`],
    ['enable-admission-plugins', 'NodeRestriction'],
    ['enable-bootstrap-token-auth', 'true'],
    ['etcd-cafile', external ? `${EXTERNAL_ETCD}/ca.pem` : `${PKI}/etcd/ca.crt`],
    ['etcd-certfile', external ? `${EXTERNAL_ETCD}/client.pem` : `${PKI}/apiserver-etcd-client.crt`],
    ['etcd-keyfile', external ? `${EXTERNAL_ETCD}/client-key.pem` : `${PKI}/apiserver-etcd-client.key`],
    ['etcd-servers', external ? EXTERNAL_ENDPOINTS : `https://${urlHost(loopback(node))}:2379`],
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
    ['service-cluster-ip-range', node.serviceSubnet],
    ['tls-cert-file', `${PKI}/apiserver.crt`],
    ['tls-private-key-file', `${PKI}/apiserver.key`],
  ];
  const endpoint = `${urlHost(node.advertiseAddress)}:6443`;
  return staticPodText({
    name: 'kube-apiserver',
    annotation: ['kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint', endpoint],
    flags,
    image: `registry.k8s.io/kube-apiserver:${VERSION}`,
    requests: ['cpu: 250m'],
    probeHost: node.advertiseAddress,
    probePort: 6443,
    probeScheme: 'HTTPS',
    ...CONTROL_PLANE_PROBES,
    mounts: external ? [...PKI_MOUNTS, { name: 'etcd-certs-0', path: EXTERNAL_ETCD }] : PKI_MOUNTS,
  });
}

const EXTERNAL_ENDPOINTS = 'https://10.0.0.21:2379,https://10.0.0.22:2379,https://10.0.0.23:2379';

export function controllerManagerManifest(node: NodeSettings): string {
  const kubeconfig = '/etc/kubernetes/controller-manager.conf';
  const signer = node.caBundleRotation === true ? `${PKI}/ca-signing.crt` : `${PKI}/ca.crt`;
  const flags: StaticPod['flags'] = [
    ['allocate-node-cidrs', 'true'],
    ['authentication-kubeconfig', kubeconfig],
    ['authorization-kubeconfig', kubeconfig],
    ['bind-address', '127.0.0.1'],
    ['client-ca-file', `${PKI}/ca.crt`],
    ['cluster-cidr', node.podSubnet],
    ['cluster-name', 'kubernetes'],
    ['cluster-signing-cert-file', node.externalCa ? '' : signer],
    ['cluster-signing-key-file', node.externalCa ? '' : `${PKI}/ca.key`],
    ['controllers', '*,bootstrapsigner,tokencleaner'],
    ['kubeconfig', kubeconfig],
    ['leader-elect', 'true'],
    ['requestheader-client-ca-file', `${PKI}/front-proxy-ca.crt`],
    ['root-ca-file', `${PKI}/ca.crt`],
    ['service-account-private-key-file', `${PKI}/sa.key`],
    ['service-cluster-ip-range', node.serviceSubnet],
    ['use-service-account-credentials', 'true'],
  ];
  const [caCerts, etcCa, k8s, usrLocal, usr] = PKI_MOUNTS;
  const plugins = '/usr/libexec/kubernetes/kubelet-plugins/volume/exec';
  const flexVolume: Mount = { name: 'flexvolume-dir', path: plugins, readOnly: false };
  const config: Mount = { name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' };
  return staticPodText({
    name: 'kube-controller-manager',
    flags,
    image: `registry.k8s.io/kube-controller-manager:${VERSION}`,
    requests: ['cpu: 200m'],
    probeHost: '127.0.0.1',
    probePort: 10257,
    probeScheme: 'HTTPS',
    ...CONTROL_PLANE_PROBES,
    liveness: { ...CONTROL_PLANE_PROBES.liveness, path: '/healthz' },
    readiness: undefined,
    startup: { ...CONTROL_PLANE_PROBES.startup, path: '/healthz' },
    mounts: [caCerts, etcCa, flexVolume, k8s, config, usrLocal, usr].filter((mount) => mount !== undefined),
  });
}

export function schedulerManifest(): string {
  const kubeconfig = '/etc/kubernetes/scheduler.conf';
  return staticPodText({
    name: 'kube-scheduler',
    flags: [
      ['authentication-kubeconfig', kubeconfig],
      ['authorization-kubeconfig', kubeconfig],
      ['bind-address', '127.0.0.1'],
      ['kubeconfig', kubeconfig],
      ['leader-elect', 'true'],
    ],
    image: `registry.k8s.io/kube-scheduler:${VERSION}`,
    requests: ['cpu: 100m'],
    probeHost: '127.0.0.1',
    probePort: 10259,
    probeScheme: 'HTTPS',
    ...CONTROL_PLANE_PROBES,
    mounts: [{ name: 'kubeconfig', path: kubeconfig, type: 'FileOrCreate' }],
  });
}

export function etcdManifest(node: NodeSettings): string {
  const host = urlHost(node.advertiseAddress);
  const local = urlHost(loopback(node));
  const members = [...node.etcdMembers, `${node.nodeName}=https://${host}:2380`];
  const existing: StaticPod['flags'] = node.etcdMembers.length > 0 ? [['initial-cluster-state', 'existing']] : [];
  return staticPodText({
    name: 'etcd',
    annotation: ['kubeadm.kubernetes.io/etcd.advertise-client-urls', `https://${host}:2379`],
    flags: [
      ['advertise-client-urls', `https://${host}:2379`],
      ['cert-file', `${PKI}/etcd/server.crt`],
      ['client-cert-auth', 'true'],
      ['data-dir', '/var/lib/etcd'],
      ['feature-gates', 'InitialCorruptCheck=true'],
      ['initial-advertise-peer-urls', `https://${host}:2380`],
      ['initial-cluster', members.join(',')],
      ...existing,
      ['key-file', `${PKI}/etcd/server.key`],
      ['listen-client-urls', `https://${local}:2379,https://${host}:2379`],
      ['listen-metrics-urls', `http://${local}:2381`],
      ['listen-peer-urls', `https://${host}:2380`],
      ['name', node.nodeName],
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
    probeHost: loopback(node),
    probePort: 2381,
    probeScheme: 'HTTP',
    ...CONTROL_PLANE_PROBES,
    startup: { ...CONTROL_PLANE_PROBES.startup, path: '/readyz' },
    mounts: [
      { name: 'etcd-data', path: '/var/lib/etcd', readOnly: false },
      { name: 'etcd-certs', path: `${PKI}/etcd`, readOnly: false },
    ],
  });
}
