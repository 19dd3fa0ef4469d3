import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/scraper.yaml';
const SECRET = '/etc/scraper/etcd';
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const ETCD = `- job_name: etcd
  scheme: https
  tls_config:
    ca_file: ${SECRET}/ca.crt
    cert_file: ${SECRET}/client.crt
    key_file: ${SECRET}/client.key
  static_configs:
  - targets: ['10.0.0.10:2379']
`;

const KUBELETS = `- job_name: nodes
  scheme: https
  tls_config:
    ca_file: ${ACCOUNT}/ca.crt
  bearer_token_file: ${ACCOUNT}/token
  kubernetes_sd_configs:
  - role: node
`;

const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

interface Program {
  readonly image: string;
  readonly flag: string;
  readonly configuration: (jobs: string) => string;
}

/** As its own documents start each program. */
const PROGRAMS: Readonly<Record<'vmagent' | 'otelcol', Program>> = {
  vmagent: {
    image: 'victoriametrics/vmagent:v1.137.0',
    flag: '-promscrape.config=/etc/scraper/config.yaml',
    configuration: (jobs) => `global:\n  scrape_interval: 15s\nscrape_configs:\n${jobs}`,
  },
  otelcol: {
    image: 'otel/opentelemetry-collector-contrib:0.140.0',
    flag: '--config=/etc/scraper/config.yaml',
    configuration: (jobs) =>
      `receivers:\n  prometheus/cluster:\n    config:\n      scrape_configs:\n${indented(jobs, 6)}exporters:\n  debug: {}\nservice:\n  pipelines:\n    metrics:\n      receivers: [prometheus/cluster]\n      exporters: [debug]\n`,
  },
};

const CLIENT = {
  'ca.crt': 'etcd/ca.crt',
  'client.crt': 'etcd/healthcheck-client.crt',
  'client.key': 'etcd/healthcheck-client.key',
};

function manifests({ image, flag, configuration }: Program, jobs: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: scraper, namespace: monitoring}
data:
  config.yaml: |
${indented(configuration(jobs), 4)}---
apiVersion: apps/v1
kind: Deployment
metadata: {name: scraper, namespace: monitoring}
spec:
  template:
    spec:
      containers:
      - name: scraper
        image: ${image}
        args: [${flag}]
        volumeMounts:
        - {name: config, mountPath: /etc/scraper/config.yaml, subPath: config.yaml}
        - {name: etcd, mountPath: ${SECRET}, readOnly: true}
      volumes:
      - {name: config, configMap: {name: scraper}}
      - {name: etcd, secret: {secretName: etcd-client-cert}}
`;
}

function secret(pki: NodePki, files: Readonly<Record<string, string>>): string {
  const data = Object.entries(files).map(
    ([key, path]) => `  ${key}: ${Buffer.from(pki.text(`etc/kubernetes/pki/${path}`)).toString('base64')}\n`,
  );
  return `---\napiVersion: v1\nkind: Secret\nmetadata: {name: etcd-client-cert, namespace: monitoring}\ndata:\n${data.join('')}`;
}

async function inspected(
  name: keyof typeof PROGRAMS,
  jobs: string,
  {
    files = CLIENT,
    serverTLSBootstrap = true,
    edit = (text) => text,
  }: {
    files?: Readonly<Record<string, string>>;
    serverTLSBootstrap?: boolean;
    edit?: (text: string) => string;
  } = {},
) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap });
  pki.put(PATH, edit(manifests(PROGRAMS[name], jobs) + secret(pki, files)));
  const { report } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === name)
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

for (const name of ['vmagent', 'otelcol'] as const) {
  describe(`${name} as a client`, () => {
    it('reads metrics of etcd and kubelets', async () =>
      assert.deepEqual(await inspected(name, ETCD + KUBELETS), {
        connections: ['ok etcd 10.0.0.10', 'ok kubelet 10.0.0.10'],
        said: [],
      }));

    it('is reported once with the CA of the cluster for etcd', async () => {
      const { connections, said } = await inspected(name, ETCD, { files: { ...CLIENT, 'ca.crt': 'ca.crt' } });
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(
        said[0] ?? '',
        new RegExp(`^connections/handshake-refused ${name} rejects etcd: .*unknown authority`),
      );
    });

    it('is reported once without a certificate for etcd', async () => {
      const { connections, said } = await inspected(name, ETCD.replace(/ {4}cert_file.*\n {4}key_file.*\n/, ''));
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', new RegExp(`^connections/handshake-refused etcd rejects ${name}: .*didn't provide`));
    });

    it('is broken if any of its jobs is, in whatever order', async () => {
      const without = ETCD.replace('job_name: etcd', 'job_name: old').replace(/ {4}cert_file.*\n {4}key_file.*\n/, '');
      for (const jobs of [ETCD + without, without + ETCD]) {
        assert.deepEqual((await inspected(name, jobs)).connections, ['broken etcd 10.0.0.10']);
      }
    });

    it('is reported once with a key that the Secret lacks', async () => {
      const { connections, said } = await inspected(name, ETCD.replace('/ca.crt', '/etcd-ca.crt'));
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^manifests\/embedded-config-path .*etcd-ca\.crt/);
    });

    it('rejects the certificate that a kubelet creates for itself', async () => {
      const { connections, said } = await inspected(name, KUBELETS, { serverTLSBootstrap: false });
      assert.deepEqual(connections, ['broken kubelet 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^connections\/scraper-rejects-kubelet .* connects to it/);
    });

    it('leaves open what the environment decides', async () => {
      for (const value of [`\${env:CERTS}`, `/etc/%{CERTS}`]) {
        const { connections, said } = await inspected(name, ETCD.replace(SECRET, value));
        assert.deepEqual([connections, said], [['unknown etcd 10.0.0.10'], []], value);
      }
    });
  });
}

describe('the OpenTelemetry Collector', () => {
  const absent: Readonly<Record<string, (text: string) => string>> = {
    'that no pipeline uses': (text) => text.replace('receivers: [prometheus/cluster]', 'receivers: [otlp]'),
    'of another kind': (text) => text.replaceAll('prometheus/cluster', 'prometheus_simple'),
    'of several configurations': (text) => text.replace('args: [', 'args: [--config=/etc/scraper/other.yaml, '),
  };
  for (const [title, edit] of Object.entries(absent)) {
    it(`does not use a receiver ${title}`, async () =>
      assert.deepEqual(await inspected('otelcol', ETCD, { edit }), { connections: [], said: [] }));
  }
});
