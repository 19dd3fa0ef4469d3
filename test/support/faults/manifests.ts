import { APISERVER_MANIFEST, ETCD_MANIFEST, type Fault, KUBELET_CURRENT, MANIFESTS, PKI } from './fault.ts';

const SCHEDULER_MANIFEST = `${MANIFESTS}/kube-scheduler.yaml`;

/** Flags, mounts and kubelet files. */
export const MANIFEST_FAULTS: readonly Fault[] = [
  {
    id: 'etcd-cafile-missing',
    title: '--etcd-cafile names a file that does not exist',
    expect: { rule: 'manifests/flag-file-missing', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${PKI}/etcd/ca.cert`),
  },
  {
    id: 'etcd-key-removed',
    title: 'etcd/server.key is gone',
    expect: { rule: 'manifests/flag-file-missing', file: ETCD_MANIFEST },
    apply: (node) => node.remove(`${PKI}/etcd/server.key`),
  },
  {
    id: 'scheduler-ca-not-mounted',
    title: 'the scheduler is given a CA file that its pod does not mount',
    expect: { rule: 'manifests/flag-file-not-mounted', file: SCHEDULER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-scheduler', 'client-ca-file', `/${PKI}/ca.crt`),
  },
  {
    id: 'tls-key-flag-missing',
    title: '--tls-private-key-file is gone',
    expect: { rule: 'manifests/flag-pair-incomplete', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'tls-private-key-file', undefined),
  },
  {
    id: 'etcd-client-auth-off',
    title: 'etcd lets every client in',
    expect: { rule: 'manifests/etcd-client-auth-off', file: ETCD_MANIFEST },
    apply: (node) => {
      node.replaceFlag('etcd', 'client-cert-auth', 'false');
      node.replaceFlag('etcd', 'trusted-ca-file', undefined);
    },
  },
  {
    id: 'etcd-peer-auth-off',
    title: 'etcd does not ask its peers for certificates',
    expect: { rule: 'manifests/etcd-peer-auth-off', file: ETCD_MANIFEST },
    apply: (node) => node.replaceFlag('etcd', 'peer-client-cert-auth', 'false'),
  },
  {
    id: 'etcd-client-auth-without-ca',
    title: 'etcd asks for client certificates and has no CA to check them',
    expect: { rule: 'manifests/etcd-client-auth-without-ca', file: ETCD_MANIFEST },
    apply: (node) => node.replaceFlag('etcd', 'trusted-ca-file', undefined),
  },
  {
    id: 'etcd-scheme-mismatch',
    title: 'kube-apiserver dials etcd without TLS',
    expect: { rule: 'manifests/etcd-scheme-mismatch', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379'),
  },
  {
    id: 'client-ca-unset',
    title: '--client-ca-file is gone',
    expect: { rule: 'manifests/client-ca-unset', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'client-ca-file', undefined),
  },
  {
    id: 'front-proxy-names-empty',
    title: '--requestheader-allowed-names is gone',
    expect: { rule: 'names/front-proxy-names-empty', file: APISERVER_MANIFEST },
    apply: (node) => node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined),
  },
  {
    id: 'kubelet-current-dangling',
    title: 'kubelet-client-current.pem points nowhere',
    expect: { rule: 'kubelet/kubelet-current-dangling', file: 'etc/kubernetes/kubelet.conf' },
    apply: (node) => {
      node.files.set(KUBELET_CURRENT, { linkTo: '/var/lib/kubelet/pki/kubelet-client-2020-01-01-00-00-00.pem' });
    },
  },
  {
    id: 'kubelet-current-removed',
    title: 'kubelet.conf names a file that does not exist',
    expect: { rule: 'kubeconfigs/kubeconfig-file-missing', file: 'etc/kubernetes/kubelet.conf' },
    apply: (node) => {
      // The target goes as well: next to it, a missing link may only not have been copied.
      for (const path of node.files.keys()) if (/kubelet-client-.*\.pem$/.test(path)) node.remove(path);
    },
  },
  {
    id: 'kubelet-anonymous-on',
    title: 'the kubelet answers anonymous callers',
    expect: { rule: 'kubelet/kubelet-anonymous-on', file: 'var/lib/kubelet/config.yaml' },
    apply: (node) =>
      node.setText('var/lib/kubelet/config.yaml', (text) => text.replace('enabled: false', 'enabled: true')),
  },
];
