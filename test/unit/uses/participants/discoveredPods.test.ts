import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/collector.yaml';
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** A job that looks up pods of kube-system, and keeps those of one component at one port. */
const job = (component: string, port: number, tls: string, keep = labeled(component), address = ADDRESS) =>
  `- job_name: ${component}
  scheme: https
  authorization: {credentials_file: ${ACCOUNT}/token}
  tls_config: ${tls}
  kubernetes_sd_configs:
  - {role: pod, namespaces: {names: [kube-system]}}
  relabel_configs:
${indented(keep, 2)}${indented(address.replace('PORT', String(port)), 2)}`;

/** By the labels of kubeadm's pods. */
const labeled = (component: string) =>
  `- {action: keep, source_labels: [__meta_kubernetes_pod_label_component], regex: ${component}}\n`;

/** By name, as in open-telemetry/opentelemetry-collector-contrib#34211. */
const named = (regex: string) =>
  `- action: keep\n  source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name]\n  separator: /\n  regex: "${regex}"\n`;

const ADDRESS =
  "- {action: replace, source_labels: [__meta_kubernetes_pod_ip], target_label: __address__, regex: (.*), replacement: '$$1:PORT'}\n";

const INSECURE = '{insecure_skip_verify: true}';
const ETCD_TLS = '{ca_file: /certs/ca.crt, cert_file: /certs/client.crt, key_file: /certs/client.key}';
const SCHEDULER = job('kube-scheduler', 10259, INSECURE);
const MANAGER = job('kube-controller-manager', 10257, INSECURE);
const ETCD = job('etcd', 2379, ETCD_TLS);

/** The example of Prometheus for API servers (prometheus, documentation/examples/prometheus-kubernetes.yml). */
const APISERVERS = `- job_name: kubernetes-apiservers
  kubernetes_sd_configs:
  - role: endpoints
  scheme: https
  tls_config:
    ca_file: ${ACCOUNT}/ca.crt
  authorization: {credentials_file: ${ACCOUNT}/token}
  relabel_configs:
  - source_labels:
    - __meta_kubernetes_namespace
    - __meta_kubernetes_service_name
    - __meta_kubernetes_endpoint_port_name
    action: keep
    regex: default;kubernetes;https
`;

const configuration = (jobs: string) =>
  `receivers:\n  prometheus:\n    config:\n      scrape_configs:\n${indented(jobs, 6)}exporters:\n  debug: {}\nservice:\n  pipelines:\n    metrics:\n      receivers: [prometheus]\n      exporters: [debug]\n`;

const object = (version: string, config: string) => `apiVersion: opentelemetry.io/${version}
kind: OpenTelemetryCollector
metadata: {name: cluster, namespace: observability}
spec:
  mode: deployment
  volumeMounts:
  - {name: etcd, mountPath: /certs, readOnly: true}
  volumes:
  - {name: etcd, secret: {secretName: etcd-client}}
  config:${config}
---
`;

/** The configuration as a mapping, and as text. */
const OBJECTS = {
  v1beta1: (jobs: string) => object('v1beta1', `\n${indented(configuration(jobs), 4)}`),
  v1alpha1: (jobs: string) => object('v1alpha1', ` |\n${indented(configuration(jobs), 4)}`),
};

const CLIENT = {
  'ca.crt': 'etcd/ca.crt',
  'client.crt': 'etcd/healthcheck-client.crt',
  'client.key': 'etcd/healthcheck-client.key',
};

function secret(pki: NodePki, files: Readonly<Record<string, string>>): string {
  const data = Object.entries(files).map(
    ([key, path]) => `  ${key}: ${Buffer.from(pki.text(`etc/kubernetes/pki/${path}`)).toString('base64')}\n`,
  );
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: etcd-client, namespace: observability}\ndata:\n${data.join('')}`;
}

async function inspected(text: string, files: Readonly<Record<string, string>> = CLIENT, bind = '0.0.0.0') {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
  for (const component of ['kube-scheduler', 'kube-controller-manager'] as const)
    if (bind !== '127.0.0.1') pki.replaceFlag(component, 'bind-address', bind);
  pki.put(PATH, text + secret(pki, files));
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'otelcol')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

for (const version of ['v1beta1', 'v1alpha1'] as const) {
  const collector = OBJECTS[version];
  describe(`an OpenTelemetryCollector of ${version}`, () => {
    it('reads metrics of the pods that it looks up', async () =>
      assert.deepEqual(await inspected(collector(ETCD + SCHEDULER + MANAGER + APISERVERS)), {
        connections: [
          'ok kube-apiserver 10.0.0.10',
          'ok etcd 10.0.0.10',
          'ok kube-controller-manager 10.0.0.10',
          'ok kube-scheduler 10.0.0.10',
        ],
        said: [],
      }));

    it('is reported once with the CA of the cluster for etcd', async () => {
      const { connections, said } = await inspected(collector(ETCD), { ...CLIENT, 'ca.crt': 'ca.crt' });
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^connections\/handshake-refused otelcol rejects etcd: .*unknown authority/);
    });

    it('rejects the certificate that the controller manager creates', async () => {
      const { connections, said } = await inspected(
        collector(job('kube-controller-manager', 10257, `{ca_file: ${ACCOUNT}/ca.crt}`)),
      );
      assert.deepEqual(connections, ['broken kube-controller-manager 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /certificate is valid for 127\.0\.0\.1, not 10\.0\.0\.10/);
    });

    it('reports a scheduler that listens on the loopback address only', async () => {
      const { connections, said } = await inspected(collector(SCHEDULER), CLIENT, '127.0.0.1');
      assert.deepEqual(connections, ['broken kube-scheduler 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /dial tcp 10\.0\.0\.10:10259: connect: connection refused/);
    });

    it('is reported once with a key that the Secret lacks', async () => {
      const { connections, said } = await inspected(collector(ETCD.replace('/ca.crt', '/etcd-ca.crt')));
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^manifests\/embedded-config-path .*etcd-ca\.crt/);
    });
  });
}

describe('pods that a job looks up', () => {
  const found: Readonly<Record<string, string>> = {
    'by name': job('kube-scheduler', 10259, INSECURE, named('kube-system/kube-scheduler.+')),
    'by one of several names': job('kube-scheduler', 10259, INSECURE, named('kube-system/(kube-scheduler|etcd)-.*')),
    'without those that are dropped': job(
      'kube-scheduler',
      10259,
      INSECURE,
      `${labeled('kube-scheduler')}- {action: drop, source_labels: [__meta_kubernetes_namespace], regex: default}\n`,
    ),
    'with labels of their own': job(
      'kube-scheduler',
      10259,
      INSECURE,
      `${labeled('kube-scheduler')}- {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}\n- {source_labels: [__meta_kubernetes_pod_node_name], target_label: node}\n`,
    ),
    'at the address in braces': job('kube-scheduler', 10259, INSECURE).replace('$$1:', `$\${1}:`),
  };
  for (const [title, jobs] of Object.entries(found)) {
    it(`are found ${title}`, async () =>
      assert.deepEqual(await inspected(OBJECTS.v1beta1(jobs)), {
        connections: ['ok kube-scheduler 10.0.0.10'],
        said: [],
      }));
  }

  const VERIFIED = `{ca_file: ${ACCOUNT}/ca.crt}`;
  const passed: Readonly<Record<string, string>> = {
    'of another name': job('kube-scheduler', 10259, VERIFIED, named('kube-system/scheduler.+')),
    'of a part of the name': job('kube-scheduler', 10259, VERIFIED, named('kube-scheduler.+')),
    'with a label that is not known': job(
      'kube-scheduler',
      10259,
      VERIFIED,
      `${labeled('kube-scheduler')}- {action: drop, source_labels: [__meta_kubernetes_pod_uid], regex: none}\n`,
    ),
    'that are dropped': job('kube-scheduler', 10259, VERIFIED, labeled('kube-scheduler').replace('keep', 'drop')),
    'in another namespace': job('kube-scheduler', 10259, VERIFIED).replace('[kube-system]', '[monitoring]'),
    'by an annotation': job(
      'kube-scheduler',
      10259,
      VERIFIED,
      '- {action: keep, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: true}\n',
    ),
    'at another port': job('kube-scheduler', 8080, VERIFIED),
    'at no port': job('kube-scheduler', 10259, VERIFIED, labeled('kube-scheduler'), ''),
    'with a variable for a group': job('kube-scheduler', 10259, VERIFIED).replace(
      '$$1:',
      `$\${__meta_kubernetes_pod_ip}:`,
    ),
    'with a group that is a part of the value': job('kube-scheduler', 10259, VERIFIED).replace(
      'regex: (.*)',
      String.raw`regex: '(.*)\.10'`,
    ),
    'by an expression that could take long': job('kube-scheduler', 10259, VERIFIED, named('(.*)*(.+)+kube-scheduler')),
    'in another cluster': job('kube-scheduler', 10259, VERIFIED).replace(
      '{role: pod,',
      '{role: pod, api_server: "https://other:6443",',
    ),
    'as services': job('kube-scheduler', 10259, VERIFIED).replace('role: pod', 'role: service'),
  };
  for (const [title, jobs] of Object.entries(passed)) {
    it(`are passed over: ${title}`, async () =>
      assert.deepEqual(await inspected(OBJECTS.v1beta1(jobs)), { connections: [], said: [] }));
  }

  it('are left open behind selectors of the discovery', async () =>
    assert.deepEqual(
      await inspected(
        OBJECTS.v1beta1(
          job('kube-scheduler', 10259, VERIFIED).replace(
            '{role: pod,',
            '{role: pod, selectors: [{role: pod, label: "a=b"}],',
          ),
        ),
      ),
      { connections: ['unknown kube-scheduler 10.0.0.10'], said: [] },
    ));
});
