import type { NodePki } from '../../support/nodePki.ts';

const MANIFESTS = 'etc/kubernetes/manifests';
const KUBELET_CONFIGURATION = 'var/lib/kubelet/config.yaml';
const PKI = 'etc/kubernetes/pki';
const UNIT = 'etc/systemd/system/kubelet.service';

/** Something that works in one release and breaks in a later one, as its users met it. */
export interface UpgradeCase {
  readonly what: string;
  /** Who met it, or which change of Kubernetes caused it. */
  readonly source: string;
  /** Minor releases: that of the files, and that of the upgrade. */
  readonly from: number;
  readonly to: number;
  readonly change: (node: NodePki) => unknown;
  /** The first release that has it. */
  readonly since: number;
  /** `kind text` of the item. */
  readonly item: RegExp;
}

const flag = (component: Parameters<NodePki['replaceFlag']>[0], name: string, value: string) => (node: NodePki) =>
  node.replaceFlag(component, name, value);

/** A kubelet of a release by its own unit, with one more flag. */
const kubelet = (from: number, name: string) => (node: NodePki) => {
  const files = '--kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml';
  node.put(UNIT, `[Service]\nExecStart=/opt/kubernetes/v1.${from}.1/kubelet ${files} ${name}\n`);
};

const issue = (path: string) => `https://github.com/${path}`;
const kubernetes = (path: string) => issue(`kubernetes/kubernetes/${path}`);
const changelog = (minor: number) => kubernetes(`blob/master/CHANGELOG/CHANGELOG-1.${minor}.md`);

function exits(component: string, words: string): RegExp {
  return new RegExp(`^stops ${component} no longer starts: ${words}\\.$`);
}

export const UPGRADE_CASES: readonly UpgradeCase[] = [
  {
    what: 'kube-apiserver --insecure-port=0',
    source: changelog(24),
    from: 23,
    to: 24,
    change: flag('kube-apiserver', 'insecure-port', '0'),
    since: 24,
    item: exits('kube-apiserver', 'unknown flag: --insecure-port'),
  },
  {
    what: 'kube-controller-manager --port=0',
    source: changelog(24),
    from: 22,
    to: 25,
    change: flag('kube-controller-manager', 'port', '0'),
    since: 24,
    item: exits('kube-controller-manager', 'unknown flag: --port'),
  },
  {
    what: 'kube-controller-manager --cloud-provider=aws',
    source: changelog(31),
    from: 28,
    to: 31,
    change: flag('kube-controller-manager', 'cloud-provider', 'aws'),
    since: 31,
    item: exits(
      'kube-controller-manager',
      'cloud provider "aws" was specified, but built-in cloud providers are disabled.*',
    ),
  },
  {
    what: 'kube-scheduler --port=0',
    source: changelog(24),
    from: 23,
    to: 24,
    change: flag('kube-scheduler', 'port', '0'),
    since: 24,
    item: exits('kube-scheduler', 'unknown flag: --port'),
  },
  {
    what: 'kube-apiserver --logtostderr',
    source: issue('openshift/cluster-kube-apiserver-operator/pull/1417'),
    from: 25,
    to: 28,
    change: flag('kube-apiserver', 'logtostderr', 'true'),
    since: 26,
    item: exits('kube-apiserver', 'unknown flag: --logtostderr'),
  },
  {
    what: 'kubelet --logtostderr',
    source: issue('kubernetes-sigs/kubespray/pull/9570'),
    from: 25,
    to: 26,
    change: kubelet(25, '--logtostderr=true --v=2'),
    since: 26,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --logtostderr'),
  },
  {
    what: 'kubelet --container-runtime',
    source: issue('voxpupuli/puppet-k8s/issues/64'),
    from: 26,
    to: 27,
    change: kubelet(26, '--container-runtime=remote'),
    since: 27,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --container-runtime'),
  },
  {
    what: 'kube-controller-manager --pod-eviction-timeout',
    source: changelog(27),
    from: 26,
    to: 29,
    change: flag('kube-controller-manager', 'pod-eviction-timeout', '5m'),
    since: 27,
    item: exits('kube-controller-manager', 'unknown flag: --pod-eviction-timeout'),
  },
  {
    what: 'kubelet --keep-terminated-pod-volumes',
    source: kubernetes('pull/122082'),
    from: 30,
    to: 31,
    change: kubelet(30, '--keep-terminated-pod-volumes=false'),
    since: 31,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --keep-terminated-pod-volumes'),
  },
  {
    what: 'kube-apiserver --cloud-provider=external',
    source: issue('vexxhost/capo-image-elements/issues/47'),
    from: 32,
    to: 34,
    change: flag('kube-apiserver', 'cloud-provider', 'external'),
    since: 33,
    item: exits('kube-apiserver', 'unknown flag: --cloud-provider'),
  },
  {
    what: 'kubelet --register-schedulable',
    source: kubernetes('pull/122384'),
    from: 33,
    to: 36,
    change: kubelet(33, '--register-schedulable=true'),
    since: 34,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --register-schedulable'),
  },
  {
    what: 'kubelet --pod-infra-container-image in its own unit',
    source: kubernetes('pull/133779'),
    from: 34,
    to: 35,
    change: kubelet(34, '--pod-infra-container-image=registry.k8s.io/pause:3.10'),
    since: 35,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --pod-infra-container-image'),
  },
  {
    what: 'kubelet --containerd, of cAdvisor',
    source: kubernetes('pull/139870'),
    from: 36,
    to: 38,
    change: kubelet(36, '--containerd=/run/containerd/containerd.sock'),
    since: 37,
    item: exits('kubelet', 'failed to parse kubelet flag: unknown flag: --containerd'),
  },
  {
    what: 'kube-controller-manager --concurrent-service-syncs',
    source: changelog(37),
    from: 36,
    to: 37,
    change: flag('kube-controller-manager', 'concurrent-service-syncs', '5'),
    since: 37,
    item: exits('kube-controller-manager', 'unknown flag: --concurrent-service-syncs'),
  },
  {
    what: 'a configuration of kube-scheduler of v1beta3',
    source: kubernetes('pull/119994'),
    from: 28,
    to: 30,
    change: (node) => {
      const settings = 'clientConnection: {kubeconfig: /etc/kubernetes/scheduler.conf}\n';
      node.put(
        `${PKI}/scheduler.yaml`,
        `apiVersion: kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration\n${settings}`,
      );
      node.setText(`${MANIFESTS}/kube-scheduler.yaml`, (text) =>
        text
          .replace(/^( +)- --kubeconfig=.*\n/m, `$1- --config=/${PKI}/scheduler.yaml\n`)
          .replace('    volumeMounts:\n', `$&    - {mountPath: /${PKI}, name: pki}\n`)
          .replace('  volumes:\n', `$&  - {name: pki, hostPath: {path: /${PKI}}}\n`),
      );
    },
    since: 29,
    item: exits('kube-scheduler', 'no kind "KubeSchedulerConfiguration" is registered for version .*'),
  },
  {
    what: 'the feature gate LegacyServiceAccountTokenNoAutoGeneration',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/',
    from: 28,
    to: 31,
    change: flag('kube-controller-manager', 'feature-gates', 'LegacyServiceAccountTokenNoAutoGeneration=false'),
    since: 29,
    item: exits('kube-controller-manager', 'unrecognized feature gate: LegacyServiceAccountTokenNoAutoGeneration'),
  },
  {
    what: 'the feature gate AppArmor in the configuration of a kubelet',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/',
    from: 31,
    to: 34,
    change: (node) => node.setText(KUBELET_CONFIGURATION, (text) => `${text}featureGates: {AppArmor: true}\n`),
    since: 33,
    item: exits('kubelet', 'unrecognized feature gate: AppArmor'),
  },
  {
    what: 'the admission plugin PodSecurityPolicy',
    source: issue('kubermatic/kubermatic/issues/11763'),
    from: 24,
    to: 26,
    change: flag('kube-apiserver', 'enable-admission-plugins', 'NodeRestriction,PodSecurityPolicy'),
    since: 25,
    item: exits('kube-apiserver', 'enable-admission-plugins plugin "PodSecurityPolicy" is unknown'),
  },
  {
    what: 'the feature gate of a structured authorization',
    source: 'https://pkg.go.dev/k8s.io/apiserver@v0.36.3/pkg/features',
    from: 32,
    to: 37,
    change: flag('kube-apiserver', 'feature-gates', 'StructuredAuthorizationConfiguration=true'),
    since: 36,
    item: exits('kube-apiserver', 'unrecognized feature gate: StructuredAuthorizationConfiguration'),
  },
  {
    what: 'a KMS provider of version v1',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/#before-you-begin',
    from: 28,
    to: 30,
    change: (node) => {
      const kms = '  - kms: {name: vault, endpoint: unix:///etc/kubernetes/pki/kms.sock}\n';
      node.put(
        `${PKI}/encryption.yaml`,
        `apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n- resources: [secrets]\n  providers:\n${kms}  - identity: {}\n`,
      );
      node.replaceFlag('kube-apiserver', 'encryption-provider-config', `/${PKI}/encryption.yaml`);
    },
    since: 29,
    item: /^stops kube-apiserver no longer starts\. .*Logged: KMSv1 is deprecated/,
  },
  {
    what: 'a serving certificate with a common name only',
    source: 'https://go.dev/doc/go1.15#commonname',
    from: 18,
    to: 20,
    change: (node) => node.reissue(`${PKI}/etcd/server.crt`, { subject: { commonName: '127.0.0.1' }, sans: undefined }),
    since: 19,
    item: /^breaks kube-apiserver → etcd breaks: .*certificate relies on legacy Common Name field, use SANs instead$/,
  },
  {
    what: 'a serving certificate signed with SHA-1',
    source: 'https://go.dev/doc/go1.18#sha1',
    from: 23,
    to: 24,
    change: (node) => node.reissue(`${PKI}/etcd/server.crt`, { hash: 'sha1' }),
    since: 24,
    item: /^breaks kube-apiserver → etcd breaks: .*x509: cannot verify signature: insecure algorithm/,
  },
  {
    what: 'a certificate with a negative serial number',
    source: 'https://go.dev/doc/go1.23#cryptox509pkgcryptox509',
    from: 31,
    to: 33,
    change: (node) => {
      node.reissue(`${PKI}/etcd/server.crt`, { serial: -5n });
      node.setText(`${MANIFESTS}/etcd.yaml`, (text) => text.replace(/etcd:3\S+/, 'etcd:3.5.16-0'));
    },
    since: 32,
    item: /^breaks kube-apiserver → etcd breaks: .*x509: negative serial number$/,
  },
  {
    what: 'one CA for clients and front proxies, with any name allowed',
    source: kubernetes('pull/131411'),
    from: 34,
    to: 35,
    change: (node) => {
      node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer);
      node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
      node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
    },
    since: 35,
    item: /^stops kube-apiserver no longer starts/,
  },
  {
    what: 'a kubeadm configuration of v1beta3',
    source: kubernetes('pull/136016'),
    from: 36,
    to: 37,
    change: (node) =>
      node.put(
        'etc/kubernetes/kubeadm-config.yaml',
        'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.0\n',
      ),
    since: 37,
    item: /^error kubeadm 1\.37 does not support v1beta3: your configuration file uses an old API spec/,
  },
  {
    what: 'a kubeadm configuration that states an older release',
    source: kubernetes('blob/v1.37.0/cmd/kubeadm/app/util/config/common.go'),
    from: 34,
    to: 36,
    change: (node) =>
      node.put(
        'etc/kubernetes/kubeadm-config.yaml',
        'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.34.2\n',
      ),
    since: 36,
    item: /^warning kubeadm 1\.36 does not take v1\.34\.2: .* >= 1\.35\.0\. Write the new release here\.$/,
  },
  {
    what: 'a kubelet that stays four releases behind',
    source: 'https://kubernetes.io/releases/version-skew-policy/',
    from: 34,
    to: 37,
    change: kubelet(33, '--node-ip=192.168.56.10'),
    since: 37,
    item: /^warning The kubelet is 1\.33\. An API server 1\.37 supports kubelets from 1\.34 on/,
  },
];
