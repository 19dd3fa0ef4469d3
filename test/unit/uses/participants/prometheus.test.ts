import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { answers } from '../../../support/incidents/answer.ts';
import { nodeWith } from '../../../support/incidents/incident.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/prometheus.yaml';
const SECRET = '/etc/prometheus/secrets/etcd-client-cert';
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The job for etcd as the documents of Prometheus and etcd give it, with the Secret that people create of kubeadm's files. */
const ETCD = `  - job_name: etcd
    scheme: https
    tls_config:
      ca_file: ${SECRET}/ca.crt
      cert_file: ${SECRET}/client.crt
      key_file: ${SECRET}/client.key
    static_configs:
    - targets: ['10.0.0.10:2379']
`;

/** The job for kubelets of the example configuration (prometheus, documentation/examples/prometheus-kubernetes.yml). */
const KUBELETS = `  - job_name: kubernetes-nodes
    scheme: https
    tls_config:
      ca_file: ${ACCOUNT}/ca.crt
    authorization:
      credentials_file: ${ACCOUNT}/token
    kubernetes_sd_configs:
    - role: node
    relabel_configs:
    - action: labelmap
      regex: __meta_kubernetes_node_label_(.+)
`;

const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** A configuration in a ConfigMap, and the Deployment that mounts it, with the Secret for etcd. */
function manifests(jobs: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: prometheus-config, namespace: monitoring}
data:
  prometheus.yml: |
    global:
      scrape_interval: 15s
    scrape_configs:
${indented(jobs, 4)}---
apiVersion: apps/v1
kind: Deployment
metadata: {name: prometheus, namespace: monitoring}
spec:
  template:
    spec:
      serviceAccountName: prometheus
      containers:
      - name: prometheus
        image: prom/prometheus:v3.5.0
        args: [--config.file=/etc/prometheus/prometheus.yml, --storage.tsdb.path=/prometheus]
        volumeMounts:
        - {name: config, mountPath: /etc/prometheus}
        - {name: etcd, mountPath: ${SECRET}, readOnly: true}
      volumes:
      - {name: config, configMap: {name: prometheus-config}}
      - {name: etcd, secret: {secretName: etcd-client-cert}}
`;
}

function secret(pki: NodePki, files: Readonly<Record<string, string>>): string {
  const data = Object.entries(files).map(
    ([key, path]) => `  ${key}: ${Buffer.from(pki.text(`etc/kubernetes/pki/${path}`)).toString('base64')}\n`,
  );
  return `---\napiVersion: v1\nkind: Secret\nmetadata: {name: etcd-client-cert, namespace: monitoring}\ndata:\n${data.join('')}`;
}

const CLIENT = {
  'ca.crt': 'etcd/ca.crt',
  'client.crt': 'etcd/healthcheck-client.crt',
  'client.key': 'etcd/healthcheck-client.key',
};

async function inspected(change: (pki: NodePki) => unknown, options: NodeOptions = {}) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true, ...options });
  await change(pki);
  const { now } = pki.settings;
  const { report, workspace } = await inspectFiles(pki.files, now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'prometheus')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

const put = (pki: NodePki, path: string, text: string): void =>
  void pki.files.set(path, new TextEncoder().encode(text));
const scraping =
  (jobs: string, files: Readonly<Record<string, string>> = CLIENT) =>
  (pki: NodePki) =>
    put(pki, PATH, manifests(jobs) + secret(pki, files));

/** On a machine: a unit, and the files that it names. */
const asUnit = (jobs: string) => (pki: NodePki) => {
  put(
    pki,
    'etc/systemd/system/prometheus.service',
    '[Service]\nExecStart=/usr/local/bin/prometheus --config.file=/etc/prometheus/prometheus.yml --storage.tsdb.path=/data\n',
  );
  put(pki, 'etc/prometheus/prometheus.yml', `scrape_configs:\n${jobs}`);
};

const ON_HOST = ETCD.replaceAll(SECRET, '/etc/kubernetes/pki/etcd').replaceAll('/client.', '/healthcheck-client.');
const NONE = { connections: [], said: [] };

describe('Prometheus as a client', () => {
  const correct: Readonly<Record<string, readonly [(pki: NodePki) => unknown, string]>> = {
    'etcd with a Secret': [scraping(ETCD), 'ok etcd 10.0.0.10'],
    'etcd from a StatefulSet with a volume for its data': [
      (pki) =>
        put(
          pki,
          PATH,
          (manifests(ETCD) + secret(pki, CLIENT))
            .replace('kind: Deployment', 'kind: StatefulSet')
            .replace('spec:\n  template', 'spec:\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template')
            .replace('        volumeMounts:\n', '        volumeMounts:\n        - {name: data, mountPath: /data}\n'),
        ),
      'ok etcd 10.0.0.10',
    ],
    'etcd by a name of its certificate': [
      scraping(ETCD.replace('    static_configs', '      server_name: localhost\n    static_configs')),
      'ok etcd localhost',
    ],
    'etcd from a unit': [asUnit(ON_HOST), 'ok etcd 10.0.0.10'],
    'kubelets as nodes of the cluster': [scraping(KUBELETS), 'ok kubelet 10.0.0.10'],
    'a kubelet by its address': [
      scraping(KUBELETS.replace(/ {4}kubernetes_sd[\s\S]*/, '    static_configs: [{targets: ["10.0.0.10:10250"]}]\n')),
      'ok kubelet 10.0.0.10',
    ],
  };
  for (const [title, [change, connection]] of Object.entries(correct)) {
    it(`connects: ${title}`, async () =>
      assert.deepEqual(await inspected(change), { connections: [connection], said: [] }));
  }

  it('accepts any certificate if it does not verify', async () => {
    const jobs = KUBELETS.replace(/ca_file: .*/, 'insecure_skip_verify: true');
    assert.deepEqual(await inspected(scraping(jobs), { serverTLSBootstrap: false }), {
      connections: ['ok kubelet undefined'],
      said: [],
    });
  });

  const silent: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'an address of something else': scraping(ETCD.replace('10.0.0.10', '10.0.0.99')),
    'another port': scraping(ETCD.replace('2379', '9100')),
    'plain HTTP': scraping(ETCD.replace('scheme: https', 'scheme: http')),
    'the proxy of the API server': scraping(
      `${KUBELETS}    - target_label: __address__\n      replacement: kubernetes.default.svc:443\n`,
    ),
    'the nodes of another cluster': scraping(
      KUBELETS.replace('- role: node', '- role: node\n      api_server: https://other.example.com'),
    ),
    'a configuration that nothing reads': (pki) =>
      put(pki, 'etc/prometheus/prometheus.yml', `scrape_configs:\n${ETCD.replace('cert_file', '# cert_file')}`),
    'a service of a compose file': (pki) => {
      put(
        pki,
        'srv/docker-compose.yml',
        'services:\n  prometheus:\n    image: prom/prometheus:v3.5.0\n    command: [--config.file=/etc/prometheus/prometheus.yml]\n    volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml"]\n',
      );
      put(pki, 'srv/prometheus.yml', `scrape_configs:\n${ETCD}`);
    },
    'the name of a Deployment in a command': (pki) =>
      put(
        pki,
        PATH,
        manifests(ETCD).replace(
          'args: [--config.file',
          'command: [kubectl, rollout, restart, deployment, prometheus]\n        args: [--config.file',
        ),
      ),
  };
  for (const [title, change] of Object.entries(silent)) {
    it(`does not connect: ${title}`, async () => assert.deepEqual(await inspected(change), NONE));
  }

  const open: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'a Secret that is not among the files': (pki) => put(pki, PATH, manifests(ETCD)),
    'a Secret that two files have': (pki) => {
      scraping(ETCD)(pki);
      put(pki, 'etc/kubernetes/addons/other.yaml', secret(pki, { ...CLIENT, 'ca.crt': 'ca.crt' }).slice(4));
    },
    'a proxy': scraping(`${ETCD}    proxy_url: http://proxy.example.com\n`),
    'a CA in the file itself': scraping(ETCD.replace(/ca_file: .*/, 'ca: "..."')),
    'the roots of a machine': asUnit(ON_HOST.replace(/ {6}ca_file.*\n/, '')),
    'roots that are mounted': (pki) =>
      put(
        pki,
        PATH,
        (manifests(ETCD) + secret(pki, CLIENT))
          .replace(/ {10}ca_file.*\n/, '')
          .replace(
            '        volumeMounts:\n',
            '        volumeMounts:\n        - {name: roots, mountPath: /etc/ssl/certs}\n',
          )
          .replace('      volumes:\n', '      volumes:\n      - {name: roots, configMap: {name: roots}}\n'),
      ),
    'a template': scraping(ETCD.replace(`${SECRET}/ca.crt`, '{{ ca_file }}')),
  };
  for (const [title, change] of Object.entries(open)) {
    it(`leaves open what is not read: ${title}`, async () => {
      const { connections, said } = await inspected(change);
      assert.deepEqual([connections, said], [['unknown etcd 10.0.0.10'], []]);
    });
  }

  const faults: Readonly<Record<string, readonly [(pki: NodePki) => unknown, RegExp, string?]>> = {
    'no certificate': [
      scraping(ETCD.replace(/ {6}cert_file.*\n {6}key_file.*\n/, '')),
      /^connections\/handshake-refused .*prometheus\.yaml: etcd rejects prometheus: it logs tls: client didn't provide a certificate\./,
    ],
    'the CA of the cluster': [
      scraping(ETCD, { ...CLIENT, 'ca.crt': 'ca.crt' }),
      /^connections\/handshake-refused .*prometheus\.yaml: prometheus rejects etcd: .*signed by unknown authority/,
    ],
    'no CA': [
      scraping(ETCD.replace(/ {6}ca_file.*\n/, '')),
      /^connections\/handshake-refused .*prometheus\.yaml: prometheus rejects etcd: .*signed by unknown authority.*system’s root/,
    ],
    'a client certificate of the cluster': [
      scraping(ETCD, {
        ...CLIENT,
        'client.crt': 'apiserver-kubelet-client.crt',
        'client.key': 'apiserver-kubelet-client.key',
      }),
      /^connections\/handshake-refused .*prometheus\.yaml: etcd rejects prometheus/,
    ],
    'another key': [
      scraping(ETCD, { ...CLIENT, 'client.key': 'etcd/server.key' }),
      /^keys\/cert-key-mismatch .*prometheus\.yaml/,
    ],
    'a name that the certificate lacks': [
      scraping(ETCD.replace('    static_configs', '      server_name: etcd.example.com\n    static_configs')),
      /^connections\/handshake-refused .*prometheus\.yaml: prometheus rejects etcd: .*not etcd\.example\.com/,
      'etcd.example.com',
    ],
    'a key that the Secret lacks': [
      scraping(ETCD.replace('/ca.crt', '/etcd-ca.crt')),
      /^manifests\/embedded-config-path .*prometheus\.yaml: This Prometheus configuration references .*etcd-ca\.crt/,
    ],
    'a file that is not on the machine': [
      asUnit(ON_HOST.replace('healthcheck-client.crt', 'prometheus.crt')),
      /^manifests\/embedded-config-path etc\/prometheus\/prometheus\.yml/,
    ],
  };
  for (const [title, [change, said, host = '10.0.0.10']] of Object.entries(faults)) {
    it(`is reported once: ${title}`, async () => {
      const found = await inspected(change);
      assert.deepEqual(found.connections, [`broken etcd ${host}`]);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }

  it('rejects the certificate that a kubelet creates for itself', async () => {
    const { connections, said } = await inspected(scraping(KUBELETS), { serverTLSBootstrap: false });
    assert.deepEqual(connections, ['broken kubelet 10.0.0.10']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(
      said[0] ?? '',
      new RegExp(`^connections/scraper-rejects-kubelet ${PATH}: .*Prometheus connects to it`),
    );
  });

  it('says nothing about a copy without certificates', async () => {
    const { connections, said } = await inspected((pki) => {
      scraping(ETCD.replace(/ {6}ca_file.*\n/, ''))(pki);
      for (const path of [...pki.files.keys()]) if (path.startsWith('etc/kubernetes/pki/')) pki.files.delete(path);
    });
    assert.ok(!connections.some((one) => one.startsWith('broken')), connections.join('\n'));
    assert.ok(!said.some((one) => one.includes(PATH)), said.join('\n'));
  });
});

describe('what Prometheus logs', () => {
  const lines: Readonly<Record<string, string>> = {
    'of its scrape manager':
      'time=2026-06-01T12:00:00.000Z level=DEBUG source=scrape.go:1398 msg="Scrape failed" component="scrape manager" scrape_pool=etcd target=https://10.0.0.10:2379/metrics err="Get \\"https://10.0.0.10:2379/metrics\\": tls: failed to verify certificate: x509: certificate signed by unknown authority"',
    'on its page of targets':
      'Get "https://10.0.0.10:2379/metrics": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  };
  for (const [title, line] of Object.entries(lines)) {
    it(`leads to its configuration: ${title}`, async () => {
      const [one] = await answers({
        source: 'prometheus-operator/prometheus-operator#2207',
        lines: [line],
        files: () => nodeWith(scraping(ETCD, { ...CLIENT, 'ca.crt': 'ca.crt' })),
      });
      assert.deepEqual([one?.saysWho, one?.ofWhom], ['Prometheus', 'etcd']);
      assert.deepEqual(one?.findings, [`connections/handshake-refused ${PATH}`]);
      assert.equal(one?.connections.length, 1);
    });
  }
});
