import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/monitoring.yaml';

/** An operator's program, and one of its monitors. */
interface Form {
  readonly scraper: 'prometheus' | 'vmagent';
  readonly apiVersion: string;
  readonly program: string;
  readonly monitor: string;
  readonly folder: string;
  readonly selector: string;
}

const PROMETHEUS: Form = {
  scraper: 'prometheus',
  apiVersion: 'monitoring.coreos.com/v1',
  program: 'Prometheus',
  monitor: 'ServiceMonitor',
  folder: '/etc/prometheus/secrets',
  selector: 'serviceMonitor',
};

const FORMS: readonly Form[] = [
  PROMETHEUS,
  { ...PROMETHEUS, program: 'PrometheusAgent' },
  {
    scraper: 'vmagent',
    apiVersion: 'operator.victoriametrics.com/v1beta1',
    program: 'VMAgent',
    monitor: 'VMServiceScrape',
    folder: '/etc/vm/secrets',
    selector: 'serviceScrape',
  },
];

const EVERY = (selector: string) => `${selector}Selector: {}, ${selector}NamespaceSelector: {}`;

/** The program in the namespace of its Secrets, as the operators' documents set it up. */
function program({ apiVersion, program: kind, selector }: Form, spec: string, selects = EVERY(selector)): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: k8s, namespace: monitoring}
spec: {${selects}, ${spec}}
---
`;
}

/** The monitor next to etcd's Service, in another namespace than the program. */
function monitor({ apiVersion, monitor: kind, folder }: Form, file = 'ca.crt'): string {
  return `apiVersion: v1
kind: Service
metadata: {name: etcd, namespace: kube-system, labels: {app: etcd}}
spec: {clusterIP: None, ports: [{name: metrics, port: 2379, targetPort: 2379}], selector: {component: etcd}}
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: etcd, namespace: kube-system, labels: {release: stack}}
spec:
  selector: {matchLabels: {app: etcd}}
  endpoints:
  - port: metrics
    scheme: https
    tlsConfig: {caFile: ${folder}/etcd-client/${file}, certFile: ${folder}/etcd-client/client.crt, keyFile: ${folder}/etcd-client/client.key}
---
`;
}

const jobs = ({ folder }: Form) => `- job_name: etcd
  scheme: https
  tls_config: {ca_file: ${folder}/etcd-client/ca.crt, cert_file: ${folder}/etcd-client/client.crt, key_file: ${folder}/etcd-client/client.key}
  static_configs: [{targets: ['10.0.0.10:2379']}]
`;

const CLIENT = {
  'ca.crt': 'etcd/ca.crt',
  'client.crt': 'etcd/healthcheck-client.crt',
  'client.key': 'etcd/healthcheck-client.key',
};

const OTHER_CA = { ...CLIENT, 'ca.crt': 'ca.crt' };

const base64 = (text: string) => Buffer.from(text).toString('base64');

function secret(pki: NodePki, values: Readonly<Record<string, string>>, namespace = 'monitoring'): string {
  const data = Object.entries(values).map(
    ([key, path]) => `  ${key}: ${base64(pki.text(`etc/kubernetes/pki/${path}`))}\n`,
  );
  return `---\napiVersion: v1\nkind: Secret\nmetadata: {name: etcd-client, namespace: ${namespace}}\ndata:\n${data.join('')}`;
}

const additional = (form: Form) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: additional, namespace: monitoring}\ndata: {jobs.yaml: ${base64(jobs(form))}}\n`;

const LISTED = 'secrets: [etcd-client]';
const ADDITIONAL = 'additionalScrapeConfigs: {name: additional, key: jobs.yaml}';

async function inspected({ scraper }: Form, text: (pki: NodePki) => string) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
  pki.put(PATH, text(pki));
  const { report, workspace } = await inspectFiles(pki.files, pki.settings.now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === scraper)
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

const OK = { connections: ['ok etcd 10.0.0.10'], said: [] };

async function isReportedOnce(form: Form, text: (pki: NodePki) => string, expected: RegExp) {
  const { connections, said } = await inspected(form, text);
  assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0] ?? '', expected);
}

for (const form of FORMS) {
  const { program: kind, scraper, folder } = form;
  describe(`a ${kind}`, () => {
    it('gives a monitor the Secrets that it lists, from its own namespace', async () =>
      assert.deepEqual(
        await inspected(
          form,
          (pki) => program(form, LISTED) + monitor(form) + secret(pki, OTHER_CA, 'kube-system') + secret(pki, CLIENT),
        ),
        OK,
      ));

    it('scrapes with the jobs in a Secret', async () =>
      assert.deepEqual(
        await inspected(
          form,
          (pki) => program(form, `${LISTED}, ${ADDITIONAL}`) + secret(pki, CLIENT) + additional(form),
        ),
        OK,
      ));

    it('is reported once if it does not list the Secret of a monitor', async () =>
      isReportedOnce(
        form,
        (pki) => program(form, 'secrets: [other]') + monitor(form) + secret(pki, CLIENT),
        new RegExp(`^manifests/embedded-config-path .*${folder}/etcd-client/ca\\.crt`),
      ));

    it('is reported once if the Secret that it lists lacks a file', async () =>
      isReportedOnce(
        form,
        (pki) => program(form, LISTED) + monitor(form, 'etcd-ca.crt') + secret(pki, CLIENT),
        /^manifests\/embedded-config-path .*etcd-ca\.crt/,
      ));

    it('is reported once with another CA in the Secret that it lists', async () =>
      isReportedOnce(
        form,
        (pki) => program(form, LISTED) + monitor(form) + secret(pki, OTHER_CA),
        /rejects etcd: .*unknown authority/,
      ));

    it('is reported once with another CA for the jobs in a Secret', async () =>
      isReportedOnce(
        form,
        (pki) => program(form, `${LISTED}, ${ADDITIONAL}`) + secret(pki, OTHER_CA) + additional(form),
        new RegExp(`${scraper} rejects etcd: .*unknown authority`),
      ));

    it('is reported once if it does not list the Secret of the jobs in another', async () =>
      isReportedOnce(
        form,
        (pki) => program(form, `secrets: [other], ${ADDITIONAL}`) + secret(pki, CLIENT) + additional(form),
        /^manifests\/embedded-config-path .*etcd-client/,
      ));
  });
}

describe('the object of a scraping program', () => {
  const apart: Readonly<Record<string, string>> = {
    'monitors with other labels': program(
      PROMETHEUS,
      'secrets: [other]',
      'serviceMonitorSelector: {matchLabels: {release: other}}, serviceMonitorNamespaceSelector: {}',
    ),
    'monitors with a label that a template fills in': program(
      PROMETHEUS,
      'secrets: [other]',
      `serviceMonitorSelector: {matchLabels: {release: "\${RELEASE}"}}, serviceMonitorNamespaceSelector: {}`,
    ),
    'monitors in its own namespace': program(PROMETHEUS, 'secrets: [other]', 'serviceMonitorSelector: {}'),
    'no monitors': program(PROMETHEUS, 'secrets: [other]', 'podMonitorSelector: {}'),
    'the same monitors as another': program(PROMETHEUS, 'secrets: [other]') + program(PROMETHEUS, 'secrets: [another]'),
  };
  for (const [title, text] of Object.entries(apart)) {
    it(`decides nothing if it selects ${title}`, async () =>
      assert.deepEqual(
        (await inspected(PROMETHEUS, (pki) => text + monitor(PROMETHEUS) + secret(pki, CLIENT))).said,
        [],
      ));
  }

  it('selects monitors by their labels', async () =>
    isReportedOnce(
      PROMETHEUS,
      (pki) =>
        program(
          PROMETHEUS,
          'secrets: [other]',
          'serviceMonitorSelector: {matchLabels: {release: stack}}, serviceMonitorNamespaceSelector: {}',
        ) +
        monitor(PROMETHEUS) +
        secret(pki, CLIENT),
      /^manifests\/embedded-config-path /,
    ));

  it('leaves jobs open whose Secret is not at hand', async () =>
    assert.deepEqual(
      await inspected(PROMETHEUS, (pki) => program(PROMETHEUS, `${LISTED}, ${ADDITIONAL}`) + secret(pki, CLIENT)),
      { connections: [], said: [] },
    ));
});
