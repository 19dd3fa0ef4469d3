import assert from 'node:assert/strict';
import { drawGraph } from '../../../../src/core/index.ts';
import { shownPicture } from '../../../../src/core/presentation/graph/shownPicture.ts';
import { authority, serving } from '../../../support/apiObjects.ts';
import type { CertificateSpec } from '../../../support/certificates.ts';
import { CLUSTER_MESH, ciliumSecret, HUBBLE_RELAY, meshAgents } from '../../../support/ciliumText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { talosconfigText } from '../../../support/talosText.ts';

const PKI = '/etc/kubernetes/pki/etcd';
const ADDONS = 'etc/kubernetes/addons';
const ENDPOINT = 'https://10.0.0.10:2379';
const REFERENCES =
  '{ca: {secret: {name: etcd, key: ca}}, cert: {secret: {name: etcd, key: cert}}, keySecret: {name: etcd, key: key}}';

/** A Secret with etcd's CA and a client pair under these keys. */
function secret(node: NodePki, namespace: string, name: string, [ca, cert, key]: readonly [string, string, string]) {
  const base64 = (file: string) => Buffer.from(node.text(`etc/kubernetes/pki/${file}`)).toString('base64');
  return `---
apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: ${namespace}}
data:
  ${ca}: ${base64('etcd/ca.crt')}
  ${cert}: ${base64('etcd/healthcheck-client.crt')}
  ${key}: ${base64('etcd/healthcheck-client.key')}
`;
}

/** Everything that reads metrics, makes backups or keeps its state in etcd, in one cluster. */
function addClients(node: NodePki): void {
  node.put(
    `${ADDONS}/prometheus.yaml`,
    `apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata: {name: etcd, namespace: monitoring}
spec: {scheme: HTTPS, staticConfigs: [{targets: ['10.0.0.10:2379']}], tlsConfig: ${REFERENCES}}
---
apiVersion: operator.victoriametrics.com/v1beta1
kind: VMStaticScrape
metadata: {name: etcd, namespace: monitoring}
spec: {targetEndpoints: [{scheme: https, targets: ['10.0.0.10:2379'], tlsConfig: ${REFERENCES}}]}
${secret(node, 'monitoring', 'etcd', ['ca', 'cert', 'key'])}`,
  );
  node.put(
    `${ADDONS}/collector.yaml`,
    `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: {name: cluster, namespace: monitoring}
spec:
  config:
    receivers:
      prometheus:
        config:
          scrape_configs:
          - {job_name: apiserver, scheme: https, tls_config: {insecure_skip_verify: true}, static_configs: [{targets: ['10.0.0.10:6443']}]}
    service: {pipelines: {metrics: {receivers: [prometheus]}}}
`,
  );
  node.put(
    `${ADDONS}/metrics-server.yaml`,
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: metrics-server, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: metrics-server
        image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
        args: [--secure-port=10250, --kubelet-preferred-address-types=InternalIP]
`,
  );
  node.put(
    `${ADDONS}/network.yaml`,
    `apiVersion: v1
kind: ConfigMap
metadata: {name: calico-config, namespace: kube-system}
data: {etcd_endpoints: "${ENDPOINT}", etcd_ca: /calico-secrets/ca, etcd_cert: /calico-secrets/cert, etcd_key: /calico-secrets/key}
${secret(node, 'kube-system', 'calico-etcd-secrets', ['ca', 'cert', 'key'])}${secret(node, 'kube-system', 'cilium-etcd-secrets', ['ca', 'cert', 'key'])}`,
  );
  const flags = (ca: string, cert: string, key: string) =>
    `--${ca}=${PKI}/ca.crt --${cert}=${PKI}/healthcheck-client.crt --${key}=${PKI}/healthcheck-client.key`;
  node.put(
    'etc/systemd/system/flanneld.service',
    `[Service]\nExecStart=/opt/bin/flanneld --etcd-endpoints=${ENDPOINT} ${flags('etcd-cafile', 'etcd-certfile', 'etcd-keyfile')}\n`,
  );
  node.put(
    'etc/systemd/system/etcd-backup.service',
    `[Service]\nExecStart=/usr/bin/etcdctl --endpoints=${ENDPOINT} ${flags('cacert', 'cert', 'key')} snapshot save /backup/etcd.db\n`,
  );
  node.put(
    'etc/systemd/system/etcdbrctl.service',
    `[Service]\nExecStart=/usr/bin/etcdbrctl snapshot --endpoints=${ENDPOINT} ${flags('cacert', 'cert', 'key')}\n`,
  );
  node.put(
    'etc/calico/calicoctl.cfg',
    `apiVersion: projectcalico.org/v3\nkind: CalicoAPIConfig\nspec:\n  datastoreType: etcdv3\n  etcdEndpoints: ${ENDPOINT}\n  etcdCACertFile: ${PKI}/ca.crt\n  etcdCertFile: ${PKI}/healthcheck-client.crt\n  etcdKeyFile: ${PKI}/healthcheck-client.key\n`,
  );
}

/** An agent of Rancher, which is elsewhere. */
function addRancherAgent(node: NodePki): void {
  node.put(
    `${ADDONS}/rancher.yaml`,
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: cattle-cluster-agent, namespace: cattle-system}
spec:
  template:
    spec:
      containers:
      - name: cluster-register
        image: docker.io/rancher/rancher-agent:v2.12.1
        env: [{name: CATTLE_SERVER, value: 'https://rancher.example.com'}, {name: CATTLE_CA_CHECKSUM, value: '${'ab'.repeat(32)}'}]
`,
  );
}

/** A talosconfig of machines that are elsewhere. */
function addTalosconfig(node: NodePki): void {
  const ca = node.certificate('etc/kubernetes/pki/etcd/ca.crt');
  const certificate = node.certificate('etc/kubernetes/pki/etcd/healthcheck-client.crt');
  node.put('root/.talos/config', talosconfigText('home', ca, { certificate }));
}

/** Load balancers that check the API server and pass connections on, and the pod that gives it a shared address. */
function addBalancers(node: NodePki): void {
  const ca = '/etc/kubernetes/pki/ca.crt';
  node.put(
    'etc/keepalived/check_apiserver.sh',
    `#!/bin/sh\ncurl -sf --cacert ${ca} https://10.0.0.10:6443/healthz -o /dev/null || exit 1\n`,
  );
  node.put(
    'etc/haproxy/haproxy.cfg',
    `frontend apiserver\n  bind *:8443\n  mode tcp\n  default_backend masters\nbackend masters\n  option httpchk GET /readyz\n  server cp-1 10.0.0.10:6443 check check-ssl verify required ca-file ${ca}\n`,
  );
  node.put(
    'etc/nginx/nginx.conf',
    `events {}\nstream {\n  upstream api { server 10.0.0.10:6443; }\n  server { listen 9443; proxy_pass api; proxy_ssl on; proxy_ssl_verify on; proxy_ssl_trusted_certificate ${ca}; proxy_ssl_name kubernetes.default; }\n}\n`,
  );
  node.put(
    'etc/kubernetes/manifests/kube-vip.yaml',
    `apiVersion: v1
kind: Pod
metadata: {name: kube-vip, namespace: kube-system}
spec:
  hostNetwork: true
  containers:
  - name: kube-vip
    image: ghcr.io/kube-vip/kube-vip:v0.8.9
    args: [manager]
    env: [{name: port, value: "6443"}, {name: cp_enable, value: "true"}, {name: address, value: 10.0.0.100}]
    volumeMounts: [{mountPath: /etc/kubernetes/admin.conf, name: kubeconfig}]
  volumes: [{name: kubeconfig, hostPath: {path: /etc/kubernetes/admin.conf}}]
`,
  );
}

const AGENT_STATE = `  kvstore: etcd
  etcd-config: |-
    endpoints: ['${ENDPOINT}']
    trusted-ca-file: /var/lib/etcd-secrets/ca
    cert-file: /var/lib/etcd-secrets/cert
    key-file: /var/lib/etcd-secrets/key`;

const MESH = 'clustermesh-apiserver.kube-system.svc';

/** The servers and clients of Cilium, with the names and purposes that its chart gives them. */
async function addCilium(node: NodePki): Promise<void> {
  const ca = await authority('Cilium CA');
  const leaf = (name: string, sans: CertificateSpec['sans'] = [`dns:${name}`]) =>
    serving(ca, [name], { extendedKeyUsage: ['serverAuth', 'clientAuth'], sans });
  const secrets = [
    ciliumSecret('hubble-server-certs', ca, await leaf('*.default.hubble-grpc.cilium.io')),
    ciliumSecret('hubble-relay-client-certs', ca, await leaf('*.hubble-relay.cilium.io')),
    ciliumSecret('clustermesh-apiserver-server-cert', ca, await leaf(MESH, ['ip:127.0.0.1', `dns:${MESH}`])),
    ciliumSecret('clustermesh-apiserver-admin-cert', ca, await leaf('admin-default')),
    ciliumSecret('clustermesh-apiserver-local-cert', ca, await leaf('local-default')),
  ];
  const agent = meshAgents({ west: `https://${MESH}:2379` }).replace('  kvstore: ""', AGENT_STATE);
  node.put(`${ADDONS}/hubble.yaml`, `${secrets.join('')}${agent}${HUBBLE_RELAY}${CLUSTER_MESH}`);
}

describe('the graph of a cluster with many clients', () => {
  it('has a box for each of them, and no connection fails', async () => {
    const node = await openNode({
      keyAlgorithm: 'ECDSA-P256',
      serverTLSBootstrap: true,
      controlPlaneEndpoint: '10.0.0.100:6443',
    });
    addClients(node);
    addBalancers(node);
    addRancherAgent(node);
    addTalosconfig(node);
    await addCilium(node);
    const { report } = await inspectFiles(node.files, node.settings.now);
    const boxes = shownPicture(
      drawGraph({ ...report, causes: 0, nodes: report.nodes.map(({ view }) => view) }).picture,
    ).frames.flatMap((frame) => frame.boxes);
    const parties = new Set(boxes.map(({ component }) => component));
    const expected = [
      'kubectl',
      'kube-controller-manager',
      'kube-scheduler',
      'kubelet',
      'kube-apiserver',
      'etcd',
      'etcd-health-check',
      'metrics-server',
      'prometheus',
      'vmagent',
      'otelcol',
      'etcdctl',
      'etcdbrctl',
      'flanneld',
      'calico',
      'calicoctl',
      'cilium',
      'cilium-agent',
      'hubble-relay',
      'clustermesh-etcd',
      'clustermesh-apiserver',
      'cilium-clustermesh',
      'haproxy',
      'nginx',
      'kube-vip',
      'rancher-agent',
      'talosctl',
      'keepalived',
    ];
    assert.deepEqual(
      expected.filter((party) => !parties.has(party as never)),
      [],
    );
    assert.deepEqual(
      report.connections.filter(({ verdict }) => verdict === 'broken'),
      [],
    );
  });
});
