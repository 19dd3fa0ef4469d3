import type { NodeIdentity } from './nodeShell.ts';

/** One way to set a control-plane node up with kubeadm. */
export interface Configuration {
  readonly id: string;
  readonly node: NodeIdentity;
  /** Fields of the ClusterConfiguration, each a line. */
  readonly cluster: readonly string[];
  /** Fields of the InitConfiguration besides the address. */
  readonly init?: readonly string[];
  /** Fields of the KubeletConfiguration; without them kubeadm has its defaults. */
  readonly kubelet?: readonly string[];
  readonly bindPort?: number;
  /** Commands before kubeadm's own, where it needs what others make. */
  readonly before?: string;
  /** Commands between the certificates and the manifests. */
  readonly between?: string;
}

const NODE: NodeIdentity = { name: 'cp-1', addresses: ['192.168.56.10'] };
const SIX: NodeIdentity = { name: 'cp-1', addresses: ['fd00:56::10'] };
const BOTH: NodeIdentity = { name: 'cp-1', addresses: [...NODE.addresses, ...SIX.addresses] };

const keys = (algorithm: string): Configuration => ({
  id: algorithm,
  node: NODE,
  cluster: [`encryptionAlgorithm: ${algorithm}`],
});

const ETCD_CLIENT = '/etc/etcd-client';

/** The layouts, networks, names, keys and periods that the fields of kubeadm's configuration allow. */
export const CONFIGURATIONS: readonly Configuration[] = [
  { id: 'defaults', node: NODE, cluster: [] },
  ...['RSA-3072', 'RSA-4096', 'ECDSA-P256', 'ECDSA-P384'].map(keys),
  {
    id: 'dual stack',
    node: BOTH,
    cluster: ['networking:', '  serviceSubnet: 10.96.0.0/16,fd00:96::/112', '  podSubnet: 10.244.0.0/16,fd00:244::/56'],
  },
  {
    id: 'IPv6',
    node: SIX,
    cluster: ['networking:', '  serviceSubnet: fd00:96::/112', '  podSubnet: fd00:244::/56'],
  },
  {
    id: 'endpoint and more names',
    node: NODE,
    cluster: [
      'controlPlaneEndpoint: k8s-api.example.com:8443',
      'clusterName: prod-1',
      'apiServer:',
      '  certSANs: [k8s-api.example.com, 203.0.113.7, "2001:db8::7", "*.api.example.com"]',
      'networking:',
      '  dnsDomain: k8s.example.com',
      '  serviceSubnet: 172.30.0.0/16',
    ],
  },
  {
    id: 'port and name of the node',
    node: { name: 'ip-10-0-3-17.ec2.internal', addresses: ['10.0.3.17'] },
    cluster: ['controlPlaneEndpoint: 10.0.3.100'],
    init: [
      'nodeRegistration:',
      '  name: master-0.example.com',
      '  kubeletExtraArgs:',
      '  - name: node-ip',
      '    value: 10.0.3.17',
    ],
    bindPort: 8443,
  },
  {
    id: 'names of etcd',
    node: NODE,
    cluster: [
      'etcd:',
      '  local:',
      '    dataDir: /data/etcd',
      '    serverCertSANs: [etcd-1.example.com, 10.0.3.21]',
      '    peerCertSANs: [etcd-1.example.com]',
      '    extraArgs:',
      '    - name: listen-metrics-urls',
      '      value: http://0.0.0.0:2381',
    ],
  },
  {
    id: 'external etcd',
    node: NODE,
    cluster: [
      'etcd:',
      '  external:',
      '    endpoints: ["https://10.0.3.21:2379", "https://10.0.3.22:2379"]',
      `    caFile: ${ETCD_CLIENT}/etcd/ca.crt`,
      `    certFile: ${ETCD_CLIENT}/apiserver-etcd-client.crt`,
      `    keyFile: ${ETCD_CLIENT}/apiserver-etcd-client.key`,
    ],
    // As the other cluster's own kubeadm makes them; its CA's key stays there.
    before: ['etcd-ca', 'apiserver-etcd-client']
      .map(
        (name) =>
          `kubeadm init phase certs ${name} --cert-dir ${ETCD_CLIENT} --kubernetes-version $(kubeadm version -o short)`,
      )
      .concat(`rm ${ETCD_CLIENT}/etcd/ca.key`)
      .join('\n'),
  },
  {
    id: 'external CA',
    node: NODE,
    cluster: [],
    between: 'rm /etc/kubernetes/pki/ca.key /etc/kubernetes/pki/front-proxy-ca.key',
  },
  { id: 'folder of certificates', node: NODE, cluster: ['certificatesDir: /srv/kubernetes/pki'] },
  {
    id: 'periods of validity',
    node: NODE,
    cluster: ['certificateValidityPeriod: 2160h0m0s', 'caCertificateValidityPeriod: 43800h0m0s'],
  },
  {
    id: 'flags and settings',
    node: NODE,
    cluster: [
      'apiServer:',
      '  extraArgs:',
      ...['tls-min-version: VersionTLS13', 'anonymous-auth: "false"', 'profiling: "false"', 'event-ttl: 2h'].flatMap(
        (flag) => {
          const [name = '', value = ''] = flag.split(': ');
          return [`  - name: ${name}`, `    value: ${value}`];
        },
      ),
      'controllerManager:',
      '  extraArgs:',
      '  - name: cluster-signing-duration',
      '    value: 720h',
      'scheduler:',
      '  extraArgs:',
      '  - name: profiling',
      '    value: "false"',
    ],
    kubelet: ['serverTLSBootstrap: true', 'tlsMinVersion: VersionTLS12', 'rotateCertificates: true'],
  },
];
