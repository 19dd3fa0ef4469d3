import { COMPONENT_NAMES } from '../../src/core/index.ts';
import type { Json } from './grownDocument.ts';

/** A document with just what makes a reader take it for its own; the readers say what else belongs into it. */
export interface Seed {
  readonly name: string;
  /** Its path on the node. */
  readonly path: string;
  readonly root: Json;
}

const MANIFESTS = 'etc/kubernetes/manifests';
const metadata = (name: string) => ({ name, namespace: 'kube-system', annotations: { note: 'x' } });

const object = (kind: string, apiVersion: string, more: { [key: string]: Json } = {}, name = 'one'): Seed => ({
  name: more.type === undefined ? `${kind} ${name}` : `${kind} ${name} of type ${more.type}`,
  path: `etc/kubernetes/${kind.toLowerCase()}-${name}.yaml`,
  root: { apiVersion, kind, metadata: metadata(name), ...more },
});

const CLIENT_CONFIG = {
  service: { name: 'policy', namespace: 'apps' },
  url: 'https://policy.example.com/x',
  caBundle: 'x',
};

/** One of every kind that the readers know. A test fails where a reader is left that looks at none of them. */
export const SEEDS: readonly Seed[] = [
  ...COMPONENT_NAMES.map(
    (component): Seed => ({
      name: `static pod of ${component}`,
      path: `${MANIFESTS}/${component}.yaml`,
      root: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: metadata(component),
        spec: {
          containers: [
            {
              name: component,
              image: `registry.k8s.io/${component}:v1.34.2`,
              command: [component, '--config=/etc/kubernetes/x.yaml'],
              args: ['--v=2'],
              env: [{ name: 'ETCD_CERT_FILE', value: '/etc/kubernetes/pki/etcd/server.crt' }],
              ports: [{ name: 'probe', containerPort: 8080 }],
              livenessProbe: { httpGet: { host: '127.0.0.1', port: 'probe', scheme: 'HTTPS' } },
              volumeMounts: [{ name: 'pki', mountPath: '/etc/kubernetes/pki', subPath: 'x', readOnly: true }],
            },
          ],
          volumes: [{ name: 'pki', hostPath: { path: '/etc/kubernetes/pki', type: 'Directory' } }],
        },
      },
    }),
  ),
  {
    name: 'kubeconfig',
    path: 'etc/kubernetes/admin.conf',
    root: {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'kubernetes', cluster: { server: 'https://10.0.0.10:6443' } }],
      users: [{ name: 'admin', user: { 'client-certificate': 'pki/admin.crt' } }],
      contexts: [{ name: 'one', context: { cluster: 'kubernetes', user: 'admin' } }],
      'current-context': 'one',
    },
  },
  {
    name: 'configuration of the kubelet',
    path: 'var/lib/kubelet/config.yaml',
    // With a value of another type, nothing of it is read.
    root: {
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: {} },
      authorization: {},
      port: 10250,
      readOnlyPort: 0,
      rotateCertificates: true,
      serverTLSBootstrap: true,
      tlsCipherSuites: ['x'],
      featureGates: { x: true },
    },
  },
  {
    name: 'configuration of RKE2',
    path: 'etc/rancher/rke2/config.yaml',
    root: {
      server: 'https://10.0.0.10:9345',
      token: 'x',
      'tls-san': ['x'],
      'advertise-address': '10.0.0.11',
      'node-ip': '10.0.0.11',
      'node-external-ip': '10.0.0.11',
    },
  },
  {
    name: 'configuration of etcd',
    path: 'etc/etcd/etcd.conf.yml',
    root: { 'client-transport-security': { 'cert-file': 'x' }, 'peer-transport-security': { 'cert-file': 'x' } },
  },
  {
    name: 'configuration of Prometheus',
    path: 'etc/prometheus/prometheus.yml',
    root: {
      scrape_configs: [
        {
          job_name: 'etcd',
          scheme: 'https',
          tls_config: { ca_file: '/x', server_name: 'etcd.example.com' },
          static_configs: [{ targets: ['10.0.0.10:2379'] }],
        },
        {
          job_name: 'scheduler',
          scheme: 'https',
          kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['kube-system'], own_namespace: false } }],
          relabel_configs: [
            {
              action: 'keep',
              source_labels: ['__meta_kubernetes_pod_label_component'],
              separator: ';',
              regex: 'kube-scheduler',
              target_label: '__address__',
              replacement: '$1:10259',
            },
          ],
        },
      ],
    },
  },
  object('Prometheus', 'monitoring.coreos.com/v1', {
    spec: {
      secrets: ['etcd'],
      configMaps: ['etcd'],
      serviceMonitorSelector: { matchLabels: { app: 'etcd' } },
      serviceMonitorNamespaceSelector: {},
      additionalScrapeConfigs: { name: 'x', key: 'x' },
    },
  }),
  object('ServiceMonitor', 'monitoring.coreos.com/v1', {
    spec: {
      selector: { matchLabels: { app: 'etcd' } },
      endpoints: [{ port: 'metrics', scheme: 'https', tlsConfig: { caFile: '/etc/prometheus/secrets/etcd/ca.crt' } }],
    },
  }),
  object('PodMonitor', 'monitoring.coreos.com/v1', {
    spec: {
      selector: { matchLabels: { component: 'kube-scheduler' } },
      podMetricsEndpoints: [
        { portNumber: 10259, scheme: 'https', tlsConfig: { ca: { secret: { name: 'x', key: 'x' } } } },
      ],
    },
  }),
  object('VMStaticScrape', 'operator.victoriametrics.com/v1beta1', {
    spec: {
      targetEndpoints: [
        { scheme: 'https', targets: ['10.0.0.10:2379'], tlsConfig: { serverName: 'etcd.example.com' } },
      ],
    },
  }),
  object('AuthenticationConfiguration', 'apiserver.config.k8s.io/v1', {
    jwt: [{ issuer: { url: 'https://issuer.example.com', certificateAuthority: 'x' } }],
    anonymous: { enabled: true },
  }),
  object('Policy', 'audit.k8s.io/v1', { rules: [{ level: 'Metadata', users: ['x'] }] }),
  object('KubeSchedulerConfiguration', 'kubescheduler.config.k8s.io/v1', {
    clientConnection: { kubeconfig: '/etc/kubernetes/scheduler.conf' },
    leaderElection: { leaderElect: true },
  }),
  object('EncryptionConfiguration', 'apiserver.config.k8s.io/v1', {
    resources: [
      { providers: [{ kms: { name: 'x', endpoint: 'unix:///x', timeout: '3s', apiVersion: 'v2' } }], resources: ['x'] },
    ],
  }),
  object('ClusterConfiguration', 'kubeadm.k8s.io/v1beta4', {
    apiServer: { extraArgs: [{ name: 'oidc-ca-file', value: '/etc/oidc/ca.crt' }] },
    controllerManager: { extraArgs: { 'bind-address': '0.0.0.0' } },
    etcd: { external: { endpoints: ['https://10.0.0.1:2379'] } },
  }),
  object('InitConfiguration', 'kubeadm.k8s.io/v1beta4', { bootstrapTokens: [{ token: 'abcdef.0123456789abcdef' }] }),
  object('JoinConfiguration', 'kubeadm.k8s.io/v1beta4', { discovery: { bootstrapToken: { caCertHashes: ['x'] } } }),
  object(
    'ConfigMap',
    'v1',
    { data: { ClusterConfiguration: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n' } },
    'kubeadm-config',
  ),
  object(
    'ConfigMap',
    'v1',
    { data: { kubeconfig: 'clusters: []', 'requestheader-allowed-names': '["x"]' } },
    'cluster-info',
  ),
  object('ConfigMap', 'v1', { data: { 'ca.crt': 'x' } }),
  object(
    'ConfigMap',
    'v1',
    { data: { kubelet: 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n' } },
    'kubelet-config',
  ),
  object('ConfigMap', 'v1', { data: { 'hubble-tls-cert-file': '/x', 'enable-hubble': 'true' } }, 'cilium-config'),
  object('ConfigMap', 'v1', { data: { 'config.yaml': 'tls-hubble-server-ca-files: /x\n' } }, 'hubble-relay-config'),
  object(
    'Secret',
    'v1',
    { type: 'Opaque', stringData: { west: 'endpoints: ["https://x:2379"]\ncert-file: /x\n' } },
    'cilium-clustermesh',
  ),
  object('Setting', 'management.cattle.io/v3', { value: 'https://x' }, 'server-url'),
  object('Setting', 'management.cattle.io/v3', { value: 'x' }, 'cacerts'),
  object('Etcd', 'druid.gardener.cloud/v1alpha1', {
    spec: { replicas: 1, etcd: { clientUrlTls: { tlsCASecretRef: { name: 'x', dataKey: 'x' } } } },
  }),
  object('ConfigMap', 'v1', { data: { 'admin.conf': 'clusters: [{ name: x, cluster: {} }]\nusers: []\n' } }, 'admin'),
  object('Secret', 'v1', {
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': 'x', 'tls.key': 'x' },
    stringData: { 'ca.crt': 'x' },
  }),
  object('Secret', 'v1', { type: 'Opaque', data: { value: 'x' }, stringData: { other: 'x' } }, 'opaque'),
  {
    name: 'Secret of a supervisor without its kind',
    path: 'var/lib/rancher/k3s/server/tls/dynamic-cert.json',
    root: {
      metadata: { name: 'k3s-serving', annotations: { 'listener.cattle.io/cn-x': 'x' } },
      data: { 'tls.crt': 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==', 'tls.key': 'x' },
    },
  },
  object(
    'Secret',
    'v1',
    {
      type: 'bootstrap.kubernetes.io/token',
      data: { 'token-id': 'MDc0MDFi', 'token-secret': 'x', expiration: 'x', 'usage-bootstrap-signing': 'x' },
      stringData: { 'auth-extra-groups': 'x', description: 'x' },
    },
    'bootstrap-token-07401b',
  ),
  {
    name: 'Secret of a cluster of Argo CD',
    path: 'etc/kubernetes/argocd.yaml',
    root: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...metadata('prod'), labels: { 'argocd.argoproj.io/secret-type': 'cluster' } },
      stringData: { name: 'prod', server: 'https://prod.example.com', config: '{"tlsClientConfig":{}}' },
    },
  },
  object('CertificateSigningRequest', 'certificates.k8s.io/v1', {
    spec: { usages: ['x'], groups: ['x'] },
    status: { conditions: [{ type: 'Approved', status: 'True', reason: 'x', message: 'x' }] },
  }),
  object('PodCertificateRequest', 'certificates.k8s.io/v1beta1', {
    status: { conditions: [{ type: 'Denied', status: 'True', reason: 'x', message: 'x' }], certificateChain: 'x' },
  }),
  object('ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1', {
    webhooks: [
      { name: 'policy.example.com', admissionReviewVersions: ['v1'], clientConfig: CLIENT_CONFIG },
      { name: 'url.example.com', clientConfig: { url: 'https://policy.example.com/x' } },
    ],
  }),
  object('MutatingWebhookConfiguration', 'admissionregistration.k8s.io/v1', {
    webhooks: [{ clientConfig: CLIENT_CONFIG }],
  }),
  object('APIService', 'apiregistration.k8s.io/v1', { spec: CLIENT_CONFIG }),
  object('CustomResourceDefinition', 'apiextensions.k8s.io/v1', {
    spec: {
      conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: CLIENT_CONFIG } },
    },
  }),
  object('ClusterTrustBundle', 'certificates.k8s.io/v1beta1', { spec: { trustBundle: 'x' } }),
  object('Bundle', 'trust.cert-manager.io/v1alpha1', { spec: { sources: [{ inLine: 'x' }] } }),
  ...['Certificate', 'CertificateRequest', 'Issuer', 'ClusterIssuer'].map((kind) => object(kind, 'cert-manager.io/v1')),
  object('Certificate', 'cert-manager.io/v1', { spec: { secretName: 'x', issuerRef: { name: 'x' } } }, 'of-an-issuer'),
  object('Issuer', 'cert-manager.io/v1', { spec: { ca: { secretName: 'x' } } }, 'of-a-ca'),
  {
    name: 'values of Linkerd',
    path: 'etc/kubernetes/linkerd-values.yaml',
    root: { identityTrustAnchorsPEM: 'x', identity: { issuer: { tls: { crtPEM: 'x', keyPEM: 'x' } } } },
  },
  object('HelmRelease', 'helm.toolkit.fluxcd.io/v2', { spec: { values: { identityTrustAnchorsPEM: 'x' } } }),
  object('Application', 'argoproj.io/v1alpha1', {
    spec: { source: { helm: { valuesObject: { identityTrustAnchorsPEM: 'x' } } } },
  }),
  object('Order', 'acme.cert-manager.io/v1'),
  object('Ingress', 'networking.k8s.io/v1', {
    spec: { tls: [{ hosts: ['x.example.com'], secretName: 'one' }], rules: [{ host: 'x.example.com' }] },
  }),
  object(
    'Gateway',
    'gateway.networking.k8s.io/v1',
    { spec: { listeners: [{ hostname: 'x.example.com', tls: { certificateRefs: [{ name: 'one' }] } }] } },
    'listener',
  ),
  object('Gateway', 'networking.istio.io/v1', {
    spec: { servers: [{ hosts: ['x.example.com'], tls: { credentialName: 'one' } }] },
  }),
  object('HTTPRoute', 'gateway.networking.k8s.io/v1', {
    spec: { parentRefs: [{ name: 'listener', sectionName: 'https' }], hostnames: ['x.example.com'] },
  }),
  object('CronJob', 'batch/v1', {
    spec: {
      jobTemplate: {
        spec: {
          template: {
            spec: {
              volumes: [
                { projected: { sources: [{ podCertificate: { signerName: 'example.com/x', keyType: 'ED25519' } }] } },
              ],
            },
          },
        },
      },
    },
  }),
  object('ReferenceGrant', 'gateway.networking.k8s.io/v1beta1', {
    spec: { from: [{ kind: 'Gateway', namespace: 'x' }], to: [{ kind: 'Secret', name: 'one' }] },
  }),
  object('IngressClass', 'networking.k8s.io/v1', { spec: { controller: 'k8s.io/ingress-nginx' } }),
  {
    name: 'cloud-init',
    path: 'srv/user-data.yaml',
    root: {
      write_files: [{ path: '/etc/kubernetes/pki/ca.crt', content: 'x', owner: 'root:root', permissions: '0600' }],
    },
  },
  {
    name: 'cloud-init of CoreOS',
    path: 'srv/cloud-config.yaml',
    root: {
      coreos: {
        etcd2: { name: 'x', 'cert-file': '/x.pem' },
        units: [
          { name: 'kubelet.service', runtime: true, content: 'x', 'drop-ins': [{ name: '10.conf', content: 'x' }] },
        ],
      },
    },
  },
  {
    name: 'compose file',
    path: 'srv/compose.yaml',
    root: {
      services: {
        etcd: {
          image: 'quay.io/coreos/etcd:v3.5.0',
          entrypoint: ['etcd'],
          command: ['--cert-file=/certs/x.pem', '--listen-client-urls=https://0.0.0.0:2379'],
          environment: { ETCD_KEY_FILE: '/certs/x-key.pem' },
          env_file: [{ path: 'etcd.env' }],
          volumes: [{ type: 'bind', source: './certs', target: '/certs', read_only: true }],
          configs: [{ source: 'ca', target: '/certs/ca.pem' }],
          secrets: [{ source: 'key', target: '/certs/key.pem' }],
          networks: { one: { aliases: ['etcd-1'] } },
          network_mode: 'bridge',
          container_name: 'etcd',
          hostname: 'etcd',
        },
      },
      configs: { ca: { file: './ca.pem' } },
      secrets: { key: { file: './key.pem' } },
    },
  },
  {
    name: 'state of RKE',
    path: 'srv/cluster.rkestate',
    root: {
      currentState: {
        certificatesBundle: {
          ca: {
            certificatePEM: 'x',
            path: '/x.pem',
            keyPEM: 'x',
            keyPath: '/x-key.pem',
            config: 'x',
            configPath: '/x.yaml',
          },
        },
      },
    },
  },
  {
    name: 'Ignition',
    path: 'srv/node.ign',
    root: {
      ignition: { version: '3.4.0' },
      storage: { files: [{ path: '/etc/kubernetes/pki/ca.crt', mode: 384, contents: { source: 'data:,x' } }] },
      systemd: { units: [{ name: 'kubelet.service', contents: 'x', dropins: [{ name: '10.conf', contents: 'x' }] }] },
    },
  },
  {
    name: 'Butane',
    path: 'srv/node.bu',
    root: {
      variant: 'fcos',
      version: '1.5.0',
      storage: { files: [{ path: '/etc/kubernetes/pki/ca.crt', mode: 384, contents: { inline: 'x' } }] },
    },
  },
  object('MachineConfig', 'machineconfiguration.openshift.io/v1', {
    spec: {
      config: {
        ignition: { version: '3.4.0' },
        storage: { files: [{ path: '/etc/x.pem', contents: { source: 'data:,x' } }] },
      },
    },
  }),
  object('KubeadmConfig', 'bootstrap.cluster.x-k8s.io/v1beta1', {
    spec: { files: [{ path: '/etc/kubernetes/pki/ca.crt', content: 'x' }], clusterConfiguration: { clusterName: 'x' } },
  }),
  object('KubeadmControlPlane', 'controlplane.cluster.x-k8s.io/v1beta1', {
    spec: { kubeadmConfigSpec: { files: [{ path: '/etc/kubernetes/pki/ca.crt', content: 'x' }] } },
  }),
  {
    name: 'Talos machine with files',
    path: 'srv/talos.yaml',
    root: {
      cluster: {
        apiServer: { extraArgs: { 'tls-cipher-suites': 'x' } },
        inlineManifests: [{ name: 'x', contents: 'x' }],
      },
      // Without a line that begins with a key of Talos, a word of Kubernetes makes JSON worth reading.
      machine: {
        type: 'controlplane',
        install: { image: 'kind' },
        files: [{ path: '/etc/x.pem', content: 'x', permissions: 384, op: 'create' }],
      },
    },
  },
  { name: 'values of a chart', path: 'srv/values.yaml', root: { tls: { crt: 'LS0tLS1CRUdJTi' } } },
  {
    name: 'state of Terraform',
    path: 'srv/terraform.tfstate',
    root: { version: 4, terraform_version: '1.9.0', resources: [{ instances: [{ attributes: { cert_pem: 'x' } }] }] },
  },
  object('CertificateExpirationInfo', 'output.kubeadm.k8s.io/v1alpha3', {
    certificates: [{ name: 'apiserver' }],
    certificateAuthorities: [{ name: 'ca' }],
  }),
  object('EgressSelectorConfiguration', 'apiserver.k8s.io/v1beta1', { egressSelections: [{ name: 'cluster' }] }),
  object('AdmissionConfiguration', 'apiserver.config.k8s.io/v1', { plugins: [{ name: 'ImagePolicyWebhook' }] }),
  object('AuthorizationConfiguration', 'apiserver.config.k8s.io/v1', { authorizers: [{ type: 'Webhook' }] }),
  object('KubeSchedulerConfiguration', 'kubescheduler.config.k8s.io/v1', { clientConnection: { kubeconfig: 'x' } }),
  object('KubeProxyConfiguration', 'kubeproxy.config.k8s.io/v1alpha1', { clientConnection: { kubeconfig: 'x' } }),
  {
    name: 'list of Secrets',
    path: 'etc/kubernetes/list.yaml',
    root: {
      apiVersion: 'v1',
      kind: 'SecretList',
      items: [{ metadata: metadata('listed'), type: 'kubernetes.io/tls', data: { 'tls.crt': 'x' } }],
    },
  },
];
