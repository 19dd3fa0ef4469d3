import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/monitors.yaml';
const SECRETS = { prometheus: '/etc/prometheus/secrets', vmagent: '/etc/vm/secrets' };
const ACCOUNT_CA = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** As the chart kube-prometheus-stack renders the Service and the monitor of a component, and victoria-metrics-k8s-stack the latter. */
interface Form {
  readonly scraper: 'prometheus' | 'vmagent';
  readonly apiVersion: string;
  readonly kind: string;
}

const FORMS: readonly Form[] = [
  { scraper: 'prometheus', apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' },
  { scraper: 'vmagent', apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMServiceScrape' },
];

const [SERVICE_MONITOR] = FORMS as readonly [Form];

function service(component: string, port: number, selector = `{component: ${component}}`): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: stack-${component}
  namespace: kube-system
  labels: {app: stack-${component}, release: stack}
spec:
  clusterIP: None
  ports: [{name: http-metrics, port: ${port}, protocol: TCP, targetPort: ${port}}]
  selector: ${selector}
---
`;
}

function endpoints(component: string, port: number, address = '10.0.0.10'): string {
  return `apiVersion: v1
kind: Endpoints
metadata: {name: stack-${component}, namespace: kube-system, labels: {app: stack-${component}}}
subsets:
- addresses: [{ip: ${address}}]
  ports: [{name: http-metrics, port: ${port}, protocol: TCP}]
---
`;
}

function monitor({ apiVersion, kind }: Form, component: string, tls: string, port = 'http-metrics'): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: stack-${component}, namespace: monitoring, labels: {release: stack}}
spec:
  jobLabel: jobLabel
  selector: {matchLabels: {app: stack-${component}, release: stack}}
  namespaceSelector: {matchNames: [kube-system]}
  endpoints:
  - bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
    port: ${port}
    scheme: https
    tlsConfig: ${tls}
---
`;
}

const files = (folder: string, secret = 'etcd-client') =>
  `{caFile: ${folder}/${secret}/ca.crt, certFile: ${folder}/${secret}/client.crt, keyFile: ${folder}/${secret}/client.key}`;

const REFERENCES =
  '{ca: {secret: {name: etcd-client, key: ca.crt}}, cert: {secret: {name: etcd-client, key: client.crt}}, keySecret: {name: etcd-client, key: client.key}}';

const CLIENT = {
  'ca.crt': 'etcd/ca.crt',
  'client.crt': 'etcd/healthcheck-client.crt',
  'client.key': 'etcd/healthcheck-client.key',
};

function secret(pki: NodePki, values: Readonly<Record<string, string>>, name = 'etcd-client'): string {
  const data = Object.entries(values).map(
    ([key, path]) => `  ${key}: ${Buffer.from(pki.text(`etc/kubernetes/pki/${path}`)).toString('base64')}\n`,
  );
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: monitoring}\ndata:\n${data.join('')}`;
}

type Change = (pki: NodePki) => unknown;

const put =
  (text: string, values: Readonly<Record<string, string>> = CLIENT): Change =>
  (pki) =>
    void pki.put(PATH, text + secret(pki, values));

/** etcd's Service with what finds its pods, and the monitor with these TLS settings. */
const etcd = (form: Form, tls: string, values = CLIENT) =>
  put(service('etcd', 2379) + monitor(form, 'etcd', tls), values);

/** kube-scheduler and the controller manager listen on every address. */
const opened =
  (change: Change): Change =>
  async (pki) => {
    for (const component of ['kube-scheduler', 'kube-controller-manager'] as const)
      pki.replaceFlag(component, 'bind-address', '0.0.0.0');
    await change(pki);
  };

async function inspected(change: Change, scraper: Form['scraper'] = 'prometheus') {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
  await change(pki);
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

for (const form of FORMS) {
  const folder = SECRETS[form.scraper];
  describe(`a ${form.kind}`, () => {
    it('scrapes etcd with files of a Secret', async () =>
      assert.deepEqual(await inspected(etcd(form, files(folder)), form.scraper), OK));

    it('scrapes etcd with values of a Secret', async () =>
      assert.deepEqual(await inspected(etcd(form, REFERENCES), form.scraper), OK));

    it('scrapes etcd at addresses that an object lists', async () =>
      assert.deepEqual(
        await inspected(
          put(service('etcd', 2379, '{}') + endpoints('etcd', 2379) + monitor(form, 'etcd', files(folder))),
          form.scraper,
        ),
        OK,
      ));

    it('is reported once with the CA of the cluster for etcd', async () => {
      const { connections, said } = await inspected(
        etcd(form, REFERENCES, { ...CLIENT, 'ca.crt': 'ca.crt' }),
        form.scraper,
      );
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(
        said[0] ?? '',
        new RegExp(`^connections/handshake-refused ${PATH}: ${form.scraper} rejects etcd: .*unknown authority`),
      );
    });

    it('is reported once without a certificate for etcd', async () => {
      const { connections, said } = await inspected(etcd(form, `{caFile: ${folder}/etcd-client/ca.crt}`), form.scraper);
      assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(
        said[0] ?? '',
        new RegExp(`^connections/handshake-refused ${PATH}: etcd rejects ${form.scraper}: .*didn't provide`),
      );
    });

    for (const [title, tls] of [
      ['a file', files(folder).replace('/ca.crt', '/etcd-ca.crt')],
      ['a value', REFERENCES.replace('key: ca.crt', 'key: etcd-ca.crt')],
    ] as const) {
      it(`is reported once with ${title} that the Secret lacks`, async () => {
        const { connections, said } = await inspected(etcd(form, tls), form.scraper);
        assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
        assert.equal(said.length, 1, said.join('\n'));
        assert.match(said[0] ?? '', /^manifests\/embedded-config-path .*etcd-ca\.crt/);
      });
    }

    it('is reported once with a name that etcd lacks', async () => {
      const { connections, said } = await inspected(
        etcd(form, files(folder).replace('}', ', serverName: etcd.example.com}')),
        form.scraper,
      );
      assert.deepEqual(connections, ['broken etcd etcd.example.com']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /^connections\/handshake-refused .*rejects etcd: .*not etcd\.example\.com/);
    });

    it('rejects the certificate that kube-scheduler creates', async () => {
      const { connections, said } = await inspected(
        opened(put(service('kube-scheduler', 10259) + monitor(form, 'kube-scheduler', `{caFile: ${ACCOUNT_CA}}`))),
        form.scraper,
      );
      assert.deepEqual(connections, ['broken kube-scheduler 10.0.0.10']);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /certificate is valid for 127\.0\.0\.1, not 10\.0\.0\.10/);
    });

    it('scrapes kube-scheduler and kube-controller-manager without verification', async () =>
      assert.deepEqual(
        await inspected(
          opened(
            put(
              service('kube-scheduler', 10259) +
                monitor(form, 'kube-scheduler', '{insecureSkipVerify: true}') +
                service('kube-controller-manager', 10257) +
                monitor(form, 'kube-controller-manager', '{insecureSkipVerify: true}'),
            ),
          ),
          form.scraper,
        ),
        { connections: ['ok kube-controller-manager 10.0.0.10', 'ok kube-scheduler 10.0.0.10'], said: [] },
      ));

    it('scrapes kube-apiserver by the Service that it keeps', async () =>
      assert.deepEqual(
        await inspected(
          put(
            monitor(form, 'apiserver', `{caFile: ${ACCOUNT_CA}, serverName: kubernetes}`, 'https')
              .replace('{app: stack-apiserver, release: stack}', '{component: apiserver, provider: kubernetes}')
              .replace('[kube-system]', '[default]'),
          ),
          form.scraper,
        ),
        { connections: ['ok kube-apiserver kubernetes'], said: [] },
      ));

    const absent: Readonly<Record<string, string>> = {
      'a Service of other labels':
        service('etcd', 2379).replace('app: stack-etcd', 'app: other') + monitor(form, 'etcd', REFERENCES),
      'a Service of another namespace':
        service('etcd', 2379) + monitor(form, 'etcd', REFERENCES).replace('[kube-system]', '[default]'),
      'another port of the Service': service('etcd', 2379) + monitor(form, 'etcd', REFERENCES, 'peers'),
      'pods of other labels': service('etcd', 2379, '{app: etcd}') + monitor(form, 'etcd', REFERENCES),
      'plain HTTP': service('etcd', 2379) + monitor(form, 'etcd', REFERENCES).replace('scheme: https', 'scheme: http'),
      'an address of something else':
        service('etcd', 2379, '{}') + endpoints('etcd', 2379, '10.0.0.99') + monitor(form, 'etcd', REFERENCES),
      'an object of another group':
        service('etcd', 2379) + monitor(form, 'etcd', REFERENCES).replace(form.apiVersion, 'example.com/v1'),
    };
    for (const [title, text] of Object.entries(absent)) {
      it(`is not connected by ${title}`, async () =>
        assert.deepEqual(await inspected(put(text, { ...CLIENT, 'ca.crt': 'ca.crt' }), form.scraper), {
          connections: [],
          said: [],
        }));
    }

    const open: Readonly<Record<string, string>> = {
      'a proxy':
        service('etcd', 2379) +
        monitor(form, 'etcd', REFERENCES).replace('scheme: https', 'proxyUrl: http://proxy:3128\n    scheme: https'),
      'a folder of the image': service('etcd', 2379) + monitor(form, 'etcd', files('/etc/etcd')),
      'a template':
        service('etcd', 2379) + monitor(form, 'etcd', REFERENCES.replaceAll('name: etcd-client', 'name: "$(SECRET)"')),
      'a Secret that is not at hand': service('etcd', 2379) + monitor(form, 'etcd', files(folder, 'etcd-other')),
    };
    for (const [title, text] of Object.entries(open)) {
      it(`is left open with ${title}`, async () =>
        assert.deepEqual(await inspected(put(text, { ...CLIENT, 'ca.crt': 'ca.crt' }), form.scraper), {
          connections: ['unknown etcd 10.0.0.10'],
          said: [],
        }));
    }
  });
}

describe('other monitors', () => {
  it('belong to no machine: etcd is found by the addresses that an object lists', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
    const text = service('etcd', 2379, '{}') + endpoints('etcd', 2379) + monitor(SERVICE_MONITOR, 'etcd', REFERENCES);
    const files = new Map([...pki.files].map(([path, content]) => [`nodes/cp-1/${path}`, content]));
    files.set('gitops/monitors.yaml', new TextEncoder().encode(text + secret(pki, CLIENT)));
    const { report } = await inspectFiles(files, pki.settings.now);
    assert.deepEqual(
      report.connections.flatMap(({ from, to, verdict }) =>
        from.component === 'prometheus' ? [verdict, to.component] : [],
      ),
      ['ok', 'etcd'],
    );
  });

  it('find servers of a node by the only program in the workspace', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
    const text = `${service('etcd', 2379)}${monitor(SERVICE_MONITOR, 'etcd', REFERENCES)}`.replaceAll(
      'namespace: monitoring',
      'namespace: monitoring, uid: 0d211b4a-65c2-4812-b0b1-4e3cb6729dc3',
    );
    const files = new Map([...pki.files].map(([path, content]) => [`nodes/cp-1/${path}`, content]));
    files.set('dump/monitors.yaml', new TextEncoder().encode(text + secret(pki, CLIENT)));
    const { report } = await inspectFiles(files, pki.settings.now);
    assert.deepEqual(
      report.connections.flatMap(({ from, to, verdict }) =>
        from.component === 'prometheus' ? [verdict, to.component] : [],
      ),
      ['ok', 'etcd'],
    );
  });

  const KUBELETS = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: stack-kubelet, namespace: monitoring}
spec:
  selector: {matchLabels: {app.kubernetes.io/name: kubelet, k8s-app: kubelet}}
  namespaceSelector: {matchNames: [kube-system]}
  endpoints:
  - {port: https-metrics, scheme: https, tlsConfig: {caFile: ${ACCOUNT_CA}}}
---
`;
  it('scrape kubelets', async () =>
    assert.deepEqual(await inspected(put(KUBELETS)), { connections: ['ok kubelet 10.0.0.10'], said: [] }));

  it('scrape pods by their labels at a port', async () => {
    for (const { scraper, apiVersion, kind } of [
      { ...SERVICE_MONITOR, kind: 'PodMonitor' },
      { scraper: 'vmagent', apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMPodScrape' },
    ] as const) {
      const text = `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: etcd, namespace: monitoring}
spec:
  selector: {matchLabels: {component: etcd, tier: control-plane}}
  namespaceSelector: {matchNames: [kube-system]}
  podMetricsEndpoints:
  - {targetPort: 2379, scheme: https, tlsConfig: ${REFERENCES}}
---
`;
      assert.deepEqual(await inspected(put(text), scraper), OK);
    }
  });

  it('scrape static addresses', async () => {
    const prometheus = `apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata: {name: etcd, namespace: monitoring}
spec:
  scheme: HTTPS
  staticConfigs: [{targets: ['10.0.0.10:2379']}]
  tlsConfig: ${REFERENCES}
---
`;
    assert.deepEqual(await inspected(put(prometheus)), OK);
    const vmagent = `apiVersion: operator.victoriametrics.com/v1beta1
kind: VMStaticScrape
metadata: {name: etcd, namespace: monitoring}
spec:
  jobName: etcd
  targetEndpoints:
  - {targets: ['10.0.0.10:2379'], scheme: https, tlsConfig: ${REFERENCES}}
---
`;
    assert.deepEqual(await inspected(put(vmagent), 'vmagent'), OK);
  });

  it('have one finding for a client certificate that has expired', async () => {
    const { connections, said } = await inspected((pki) => {
      pki.reissue('etc/kubernetes/pki/etcd/healthcheck-client.crt', {
        notAfter: new Date(pki.settings.now.getTime() - 1000),
      });
      etcd(SERVICE_MONITOR, REFERENCES)(pki);
      for (const end of ['crt', 'key']) pki.files.delete(`etc/kubernetes/pki/etcd/healthcheck-client.${end}`);
    });
    assert.deepEqual(connections, ['broken etcd 10.0.0.10']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /expired/);
  });
});
