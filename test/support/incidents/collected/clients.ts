import type { NodePki } from '../../nodePki.ts';
import { type Incident, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const PATH = 'etc/kubernetes/addons/clients.yaml';
const ACCOUNT_CA = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';
const UNTRUSTED = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';

/** A file of a client next to a correct node. */
const withClient =
  (text: (node: NodePki) => string, path = PATH): Incident['files'] =>
  () =>
    nodeWith((node) => node.put(path, text(node)), { serverTLSBootstrap: false });

function secret(node: NodePki, name: string, values: Readonly<Record<string, string>>): string {
  const data = Object.entries(values).map(
    ([key, file]) => `  ${key}: ${Buffer.from(node.text(`etc/kubernetes/pki/${file}`)).toString('base64')}\n`,
  );
  return `---\napiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: monitoring}\ndata:\n${data.join('')}`;
}

/** A Service of pods of the control plane, and the monitor of an operator that selects it. */
function monitored(apiVersion: string, kind: string, component: string, port: number, tls: string): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${component}, namespace: kube-system, labels: {k8s-app: ${component}}}
spec:
  clusterIP: None
  ports: [{name: metrics, port: ${port}, targetPort: ${port}}]
  selector: {component: ${component}}
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: ${component}, namespace: monitoring}
spec:
  namespaceSelector: {matchNames: [kube-system]}
  selector: {matchLabels: {k8s-app: ${component}}}
  endpoints: [{port: metrics, scheme: https, tlsConfig: ${tls}}]
`;
}

const PROMETHEUS = ['monitoring.coreos.com/v1', 'ServiceMonitor'] as const;
const VICTORIA = ['operator.victoriametrics.com/v1beta1', 'VMServiceScrape'] as const;
const FILES = '/etc/prometheus/secrets/etcd-certs';
const ETCD_PAIR = { 'etcd.crt': 'etcd/healthcheck-client.crt', 'etcd.key': 'etcd/healthcheck-client.key' };

const scrapeError = (pool: string, target: string, error: string) =>
  `time=2026-06-01T12:00:00.000Z level=DEBUG source=scrape.go:1398 msg="Scrape failed" component="scrape manager" scrape_pool=${pool} target=https://${target}/metrics err="Get \\"https://${target}/metrics\\": ${error}"`;

const ETCD_TLS = `{caFile: ${FILES}/ca.crt, certFile: ${FILES}/etcd.crt, keyFile: ${FILES}/etcd.key}`;

/** Incidents of programs that read metrics, and of network plugins with their state in etcd. */
export const CLIENTS: Readonly<Record<string, CollectedIncident>> = {
  vmagentWithAccountCa: {
    source: 'VictoriaMetrics/VictoriaMetrics#6086',
    lines: [
      `2026-06-01T12:00:00.000Z\twarn\tVictoriaMetrics/lib/promscrape/scrapework.go:388\tcannot scrape target "https://10.0.0.10:2379/metrics" ({job="kube-etcd"}) 1 out of 1 times during -promscrape.suppressScrapeErrorsDelay=0s; the last error: cannot perform request to "https://10.0.0.10:2379/metrics": Get "https://10.0.0.10:2379/metrics": ${UNTRUSTED}`,
    ],
    files: withClient(() => monitored(...VICTORIA, 'etcd', 2379, `{caFile: ${ACCOUNT_CA}}`)),
    answer: {
      ends: ['vmagent', 'etcd'],
      finding: `connections/handshake-refused ${PATH}`,
      certificate: 'etc/kubernetes/pki/etcd/server.crt',
    },
  },
  schedulerByItsOwnCertificate: {
    source: 'prometheus/prometheus#5154',
    lines: [
      scrapeError(
        'serviceMonitor/monitoring/kube-scheduler/0',
        '10.0.0.10:10259',
        'tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, not 10.0.0.10',
      ),
    ],
    files: () =>
      nodeWith((node) => {
        node.replaceFlag('kube-scheduler', 'bind-address', '0.0.0.0');
        node.put(PATH, monitored(...PROMETHEUS, 'kube-scheduler', 10259, `{caFile: ${ACCOUNT_CA}}`));
      }),
    answer: { ends: ['Prometheus', 'kube-scheduler'], finding: `connections/handshake-refused ${PATH}` },
  },
  etcdWithoutCa: {
    source: 'prometheus-operator/prometheus-operator#2261',
    lines: [scrapeError('serviceMonitor/monitoring/etcd/0', '10.0.0.10:2379', UNTRUSTED)],
    files: withClient(
      (node) =>
        monitored(...PROMETHEUS, 'etcd', 2379, ETCD_TLS) +
        secret(node, 'etcd-certs', { 'ca.crt': 'ca.crt', ...ETCD_PAIR }),
    ),
    answer: {
      ends: ['Prometheus', 'etcd'],
      finding: `connections/handshake-refused ${PATH}`,
      certificate: 'etc/kubernetes/pki/etcd/server.crt',
    },
  },
  etcdFileOfAnotherName: {
    source: 'prometheus-operator/prometheus-operator#898',
    lines: [
      `time=2026-06-01T12:00:00.000Z level=ERROR source=manager.go:184 msg="error creating new scrape pool" component="scrape manager" err="error creating HTTP client: unable to load specified CA cert ${FILES}/ca.crt: open ${FILES}/ca.crt: no such file or directory" scrape_pool=serviceMonitor/monitoring/etcd/0`,
    ],
    files: withClient(
      (node) =>
        monitored(...PROMETHEUS, 'etcd', 2379, ETCD_TLS) +
        secret(node, 'etcd-certs', { 'etcd-ca.crt': 'etcd/ca.crt', ...ETCD_PAIR }),
    ),
    answer: { ends: ['Prometheus', null], finding: `manifests/embedded-config-path ${PATH}` },
  },
  etcdWithoutClientCertificate: {
    source: 'VictoriaMetrics/VictoriaMetrics#7877',
    lines: [
      '2026-06-01T12:00:00.000Z\twarn\tVictoriaMetrics/lib/promscrape/scrapework.go:388\tcannot scrape target "https://10.0.0.10:2379/metrics" ({job="kube-etcd"}) 1 out of 1 times during -promscrape.suppressScrapeErrorsDelay=0s; the last error: cannot perform request to "https://10.0.0.10:2379/metrics": Get "https://10.0.0.10:2379/metrics": remote error: tls: certificate required',
    ],
    files: withClient(() => monitored(...VICTORIA, 'etcd', 2379, `{caFile: ${ACCOUNT_CA}, insecureSkipVerify: true}`)),
    answer: { ends: [null, 'etcd'], finding: `connections/handshake-refused ${PATH}` },
  },
  controllerManagerAtLoopback: {
    source: 'prometheus-operator/prometheus-operator#4440',
    lines: [
      scrapeError(
        'serviceMonitor/monitoring/kube-controller-manager/0',
        '10.0.0.10:10257',
        'dial tcp 10.0.0.10:10257: connect: connection refused',
      ),
    ],
    files: withClient(() => monitored(...PROMETHEUS, 'kube-controller-manager', 10257, '{insecureSkipVerify: true}')),
    answer: { ends: ['Prometheus', 'kube-controller-manager'], finding: `connections/handshake-refused ${PATH}` },
  },
  collectorAtLoopback: {
    source: 'open-telemetry/opentelemetry-collector-contrib#35959',
    lines: [
      '2026-06-01T12:00:00.000Z\terror\tscrape/scrape.go:1331\tScrape failed\t{"otelcol.component.id": "prometheus", "scrape_pool": "kube-scheduler", "target": "https://10.0.0.10:10259/metrics", "err": "Get \\"https://10.0.0.10:10259/metrics\\": dial tcp 10.0.0.10:10259: connect: connection refused"}',
    ],
    files: withClient(
      () => `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: {name: cluster, namespace: monitoring}
spec:
  config:
    receivers:
      prometheus:
        config:
          scrape_configs:
          - job_name: kube-scheduler
            scheme: https
            tls_config: {insecure_skip_verify: true}
            kubernetes_sd_configs: [{role: pod, namespaces: {names: [kube-system]}}]
            relabel_configs:
            - {action: keep, source_labels: [__meta_kubernetes_pod_label_component], regex: kube-scheduler}
            - {source_labels: [__meta_kubernetes_pod_ip], target_label: __address__, replacement: '$$1:10259'}
    exporters: {debug: {}}
    service: {pipelines: {metrics: {receivers: [prometheus], exporters: [debug]}}}
`,
    ),
    answer: {
      ends: ['the OpenTelemetry Collector', 'kube-scheduler'],
      finding: `connections/handshake-refused ${PATH}`,
    },
  },
  ciliumWithExternalEtcd: {
    source: 'cilium/cilium#21074',
    lines: [
      `{"level":"warn","ts":"2026-06-01T12:00:00.000Z","logger":"etcd-client","caller":"v3/retry_interceptor.go:62","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002a8000/10.0.0.10:2379","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \\"transport: authentication handshake failed: x509: certificate signed by unknown authority\\""}`,
    ],
    files: withClient(
      (node) =>
        `apiVersion: v1
kind: ConfigMap
metadata: {name: cilium-config, namespace: monitoring}
data:
  kvstore: etcd
  etcd-config: |-
    endpoints: ['https://10.0.0.10:2379']
    trusted-ca-file: '/var/lib/etcd-secrets/etcd-client-ca.crt'
    key-file: '/var/lib/etcd-secrets/etcd-client.key'
    cert-file: '/var/lib/etcd-secrets/etcd-client.crt'
` +
        secret(node, 'cilium-etcd-secrets', {
          'etcd-client-ca.crt': 'ca.crt',
          'etcd-client.crt': 'etcd/healthcheck-client.crt',
          'etcd-client.key': 'etcd/healthcheck-client.key',
        }),
    ),
    answer: {
      ends: ['Cilium', 'etcd'],
      finding: `trust/leaf-not-signed-by-trust ${PATH}`,
      certificate: 'etc/kubernetes/pki/etcd/server.crt',
    },
  },
  etcdctlWithClusterCa: {
    source: 'opsnull/follow-me-install-kubernetes-cluster#100',
    lines: [
      `{"level":"warn","ts":"2026-06-01T12:00:00.000Z","logger":"etcd-client","caller":"v3@v3.6.5/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002a8000/127.0.0.1:2379","method":"/etcdserverpb.KV/Range","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \\"transport: authentication handshake failed: ${UNTRUSTED}\\""}`,
    ],
    files: withClient(
      () =>
        '[Service]\nType=oneshot\nExecStart=/usr/local/bin/etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/ca.crt --cert=/etc/kubernetes/pki/etcd/healthcheck-client.crt --key=/etc/kubernetes/pki/etcd/healthcheck-client.key endpoint health\n',
      'etc/systemd/system/etcd-health.service',
    ),
    answer: {
      ends: ['etcdctl', 'etcd'],
      finding: 'trust/leaf-not-signed-by-trust etc/systemd/system/etcd-health.service',
      certificate: 'etc/kubernetes/pki/etcd/server.crt',
    },
  },
  scraperOfAnotherCa: {
    source: 'gardener/gardener#394',
    lines: [
      '{"level":"warn","ts":"2026-06-01T12:00:00.000Z","caller":"embed/config_logging.go:194","msg":"rejected connection on client endpoint","remote-addr":"10.244.0.7:41034","server-name":"","error":"tls: failed to verify certificate: x509: certificate signed by unknown authority"}',
    ],
    files: withClient(
      (node) =>
        monitored(...PROMETHEUS, 'etcd', 2379, ETCD_TLS) +
        secret(node, 'etcd-certs', {
          'ca.crt': 'etcd/ca.crt',
          'etcd.crt': 'apiserver-kubelet-client.crt',
          'etcd.key': 'apiserver-kubelet-client.key',
        }),
    ),
    answer: {
      ends: ['etcd', null],
      finding: `connections/handshake-refused ${PATH}`,
      certificate: 'etc/kubernetes/pki/apiserver-kubelet-client.crt',
    },
  },
};
