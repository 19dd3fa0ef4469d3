import type { NodePki } from './nodePki.ts';

/** Configurations as people write them, that nothing is wrong with. */
export const CLUSTER_V1BETA4 = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.34.2
clusterName: kubernetes
certificatesDir: /etc/kubernetes/pki
controlPlaneEndpoint: "k8s-api.example.com:6443"
encryptionAlgorithm: ECDSA-P256
certificateValidityPeriod: 8760h0m0s
caCertificateValidityPeriod: 87600h0m0s
networking:
  serviceSubnet: 10.96.0.0/12
  podSubnet: 10.244.0.0/16
  dnsDomain: cluster.local
apiServer:
  certSANs:
  - k8s-api.example.com
  - "*.api.example.com"
  - 10.0.0.10
  - fd00:10::10
  extraArgs:
  - name: audit-log-path
    value: /var/log/audit/audit.log
  - name: oidc-ca-file
    value: /etc/oidc/ca.crt
  extraVolumes:
  - name: oidc
    hostPath: /etc/oidc
    mountPath: /etc/oidc
    readOnly: true
controllerManager:
  extraArgs:
  - name: bind-address
    value: 0.0.0.0
scheduler: {}
etcd:
  local:
    dataDir: /var/lib/etcd
    serverCertSANs: [etcd.example.com]
    peerCertSANs: [etcd.example.com]
    extraArgs:
    - name: listen-metrics-urls
      value: http://0.0.0.0:2381
`;

export const INIT_V1BETA4 = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
bootstrapTokens:
- token: abcdef.0123456789abcdef
  ttl: 24h0m0s
  usages: [signing, authentication]
localAPIEndpoint:
  advertiseAddress: 10.0.0.10
  bindPort: 6443
nodeRegistration:
  name: cp-1
  kubeletExtraArgs:
  - name: node-ip
    value: 10.0.0.10
certificateKey: e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204
`;

export const CLUSTER_V1BETA3 = `apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
kubernetesVersion: v1.28.6
apiServer:
  extraArgs:
    authorization-mode: Node,RBAC
    profiling: "false"
  timeoutForControlPlane: 4m0s
etcd:
  external:
    endpoints: [https://10.0.0.21:2379, https://10.0.0.22:2379]
    caFile: /etc/etcd-client/ca.pem
    certFile: /etc/etcd-client/client.pem
    keyFile: /etc/etcd-client/client-key.pem
`;

export const JOIN_V1BETA4 = `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    apiServerEndpoint: k8s-api.example.com:6443
    token: abcdef.0123456789abcdef
    caCertHashes:
    - sha256:7c2e69131a36ae2a042a339b33381c6d0d43887e2de83720eff5359e26aec866
  tlsBootstrapToken: abcdef.0123456789abcdef
nodeRegistration:
  name: cp-2
controlPlane:
  localAPIEndpoint:
    advertiseAddress: 10.0.0.11
  certificateKey: e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204
`;

/** The content of kubespray's /etc/kubernetes/kubeadm-config.yaml, shortened. */
export const KUBESPRAY = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: "10.0.0.10"
  bindPort: 6443
certificateKey: e6a2eb8581237ab72a4f494f30285ec12a9694d750b9785706a83bfcbbbd2204
nodeRegistration:
  name: "node-1"
  taints: []
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
clusterName: cluster.local
etcd:
  external:
    endpoints:
    - https://10.0.0.10:2379
    caFile: /etc/ssl/etcd/ssl/ca.pem
    certFile: /etc/ssl/etcd/ssl/node-node-1.pem
    keyFile: /etc/ssl/etcd/ssl/node-node-1-key.pem
networking:
  dnsDomain: cluster.local
  serviceSubnet: "10.233.0.0/16"
kubernetesVersion: v1.33.5
controlPlaneEndpoint: "10.0.0.10:6443"
certificatesDir: /etc/kubernetes/ssl
encryptionAlgorithm: RSA-2048
apiServer:
  extraArgs:
  - name: etcd-compaction-interval
    value: "5m0s"
  - name: kubelet-certificate-authority
    value: /etc/kubernetes/ssl/ca.crt
  certSANs:
  - "kubernetes"
  - "10.233.0.1"
  - "localhost"
`;

/** A template before it is rendered. */
export const TEMPLATE = `apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
kubernetesVersion: "{{ .Version }}"
certificatesDir: "{{ .CertsDir }}"
controlPlaneEndpoint: "\${ENDPOINT}:6443"
encryptionAlgorithm: "<algorithm>"
certificateValidityPeriod: "{{ .Leaf }}"
networking:
  serviceSubnet: "{{ .Subnet }}"
apiServer:
  certSANs:
  - "{{ .Name }}"
  extraArgs:
    client-ca-file: "{{ .Ca }}"
etcd:
  external:
    endpoints: ["{{ .Etcd }}"]
    caFile: "{{ .EtcdCa }}"
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    token: "{{ .Token }}"
    apiServerEndpoint: "{{ .Server }}"
    caCertHashes: ["{{ .Hash }}"]
controlPlane:
  localAPIEndpoint:
    advertiseAddress: "{{ .Ip }}"
  certificateKey: "{{ .Key }}"
`;

/** The path at which tests put a configuration on a node. */
export const CONFIG_PATH = 'etc/kubernetes/kubeadm-config.yaml';

/** Puts a configuration on a node. */
export const withConfig =
  (text: string) =>
  (node: NodePki): void =>
    node.put(CONFIG_PATH, text);

/** A ClusterConfiguration of v1beta4 with some lines. */
export const clusterText = (...lines: readonly string[]): string =>
  ['apiVersion: kubeadm.k8s.io/v1beta4', 'kind: ClusterConfiguration', ...lines, ''].join('\n');
