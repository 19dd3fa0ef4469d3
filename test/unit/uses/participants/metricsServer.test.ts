import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { issue } from '../../../support/certificates.ts';
import { answers } from '../../../support/incidents/answer.ts';
import { nodeWith } from '../../../support/incidents/incident.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles, NodeOptions } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const PATH = 'etc/kubernetes/addons/metrics-server.yaml';

/** The manifest of metrics-server's release, with more arguments in the end (components.yaml, v0.8). */
function deployment(...more: readonly string[]): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {labels: {k8s-app: metrics-server}, name: metrics-server, namespace: kube-system}
spec:
  selector: {matchLabels: {k8s-app: metrics-server}}
  template:
    metadata: {labels: {k8s-app: metrics-server}}
    spec:
      containers:
      - args:
        - --cert-dir=/tmp
        - --secure-port=10250
        - --kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname
        - --kubelet-use-node-status-port
        - --metric-resolution=15s
${more.map((one) => `        - ${one}\n`).join('')}        image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
        livenessProbe: {httpGet: {path: /livez, port: https, scheme: HTTPS}}
        name: metrics-server
        ports: [{containerPort: 10250, name: https, protocol: TCP}]
        readinessProbe: {httpGet: {path: /readyz, port: https, scheme: HTTPS}}
        volumeMounts: [{mountPath: /tmp, name: tmp-dir}]
      serviceAccountName: metrics-server
      volumes: [{emptyDir: {}, name: tmp-dir}]
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {labels: {k8s-app: metrics-server}, name: v1beta1.metrics.k8s.io}
spec:
  group: metrics.k8s.io
  groupPriorityMinimum: 100
  insecureSkipTLSVerify: true
  service: {name: metrics-server, namespace: kube-system}
  version: v1beta1
  versionPriority: 100
`;
}

async function inspected(change: (pki: NodePki) => unknown, options: NodeOptions = {}) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true, ...options });
  await change(pki);
  const { now } = pki.settings;
  const { report, workspace } = await inspectFiles(pki.files, now);
  return {
    connections: report.connections
      .filter(({ from }) => from.component === 'metrics-server')
      .map(({ to, verdict, host }) => `${verdict} ${to.component} ${host?.value}`),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

const put = (pki: NodePki, path: string, text: string): void =>
  void pki.files.set(path, new TextEncoder().encode(text));
const with_ =
  (...more: readonly string[]) =>
  (pki: NodePki) =>
    put(pki, PATH, deployment(...more));

const OK = { connections: ['ok kubelet 10.0.0.10'], said: [] };
const SELF_SIGNED = { serverTLSBootstrap: false };
const CA = '/etc/kubernetes/pki/ca.crt';
const MOUNTS = [
  `        volumeMounts: [{mountPath: /tmp, name: tmp-dir}, {mountPath: /etc/kubernetes/pki, name: pki, readOnly: true}]`,
  `      volumes: [{emptyDir: {}, name: tmp-dir}, {hostPath: {path: /etc/kubernetes/pki}, name: pki}]`,
] as const;

/** The same with the folder of the node's certificates mounted. */
function mounting(...more: readonly string[]): string {
  return deployment(...more)
    .replace(/ {8}volumeMounts: .*/, MOUNTS[0])
    .replace(/ {6}volumes: .*/, MOUNTS[1]);
}

const withPki =
  (...more: readonly string[]) =>
  (pki: NodePki) =>
    put(pki, PATH, mounting(...more));

describe('metrics-server as a client of kubelets', () => {
  const correct: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'the manifest of its release': with_(),
    'the CA of its service account by its path': with_(
      '--kubelet-certificate-authority=/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
    ),
    'the CA of the cluster': withPki(`--kubelet-certificate-authority=${CA}`),
    'a client certificate': withPki(
      '--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt',
      '--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key',
    ),
  };
  for (const [title, change] of Object.entries(correct)) {
    it(`connects: ${title}`, async () => assert.deepEqual(await inspected(change), OK));
  }

  it('accepts any certificate if it does not verify', async () => {
    const { connections, said } = await inspected(with_('--kubelet-insecure-tls'), SELF_SIGNED);
    assert.deepEqual([connections, said], [['ok kubelet undefined'], []]);
  });

  const silent: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'plain HTTP': with_('--deprecated-kubelet-completely-insecure', '--kubelet-port=10255'),
    'a manifest for each of two environments': (pki) => {
      put(pki, PATH, deployment());
      put(pki, 'etc/kubernetes/addons/staging.yaml', deployment('--kubelet-insecure-tls'));
    },
    'a backup of its manifest': (pki) => put(pki, `${PATH}.bak`, deployment()),
    'the question for its version': with_('--version'),
  };
  for (const [title, change] of Object.entries(silent)) {
    it(`does not connect: ${title}`, async () =>
      assert.deepEqual(await inspected(change, SELF_SIGNED), { connections: [], said: [] }));
  }

  it('rejects a certificate without the address whichever CA it trusts', async () => {
    const { connections, said } = await inspected(
      (pki) =>
        put(
          pki,
          PATH,
          deployment('--kubelet-certificate-authority=/ca/ca.crt')
            .replace('{mountPath: /tmp, name: tmp-dir}', '{mountPath: /tmp, name: tmp-dir}, {mountPath: /ca, name: ca}')
            .replace(
              '{emptyDir: {}, name: tmp-dir}',
              '{emptyDir: {}, name: tmp-dir}, {secret: {secretName: ca}, name: ca}',
            ),
        ),
      SELF_SIGNED,
    );
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /doesn't contain any IP SANs/);
    assert.equal(connections.length, 1);
    assert.match(connections[0] ?? '', /^broken kubelet/);
  });

  const open: Readonly<Record<string, (pki: NodePki) => unknown>> = {
    'its kubeconfig': with_('--kubeconfig=/tmp/kubeconfig'),
    'a template': with_('$(EXTRA_ARGS)'),
    'a copy without the controller manager': (pki) => {
      put(pki, PATH, deployment());
      pki.files.delete('etc/kubernetes/manifests/kube-controller-manager.yaml');
    },
  };
  for (const [title, change] of Object.entries(open)) {
    it(`leaves open what is not read: ${title}`, async () => {
      const { connections, said } = await inspected(change, SELF_SIGNED);
      assert.deepEqual(said, []);
      assert.equal(connections.length, 1);
      assert.match(connections[0] ?? '', /^unknown kubelet/);
    });
  }

  it('rejects the certificate that a kubelet creates for itself', async () => {
    const { connections, said } = await inspected(with_(), SELF_SIGNED);
    assert.deepEqual(connections, ['broken kubelet 10.0.0.10']);
    assert.deepEqual(said, [
      `connections/scraper-rejects-kubelet ${PATH}: The kubelet’s certificate does not include 10.0.0.10: metrics-server connects to it by this address, and reports tls: failed to verify certificate: x509: cannot validate certificate for 10.0.0.10 because it doesn't contain any IP SANs.`,
    ]);
  });

  it('rejects it by its issuer where it has the name', async () => {
    const { connections, said } = await inspected(
      (pki) => put(pki, PATH, deployment().replace('InternalIP,ExternalIP,Hostname', 'Hostname')),
      SELF_SIGNED,
    );
    assert.deepEqual(connections, ['broken kubelet undefined']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /scraper-rejects-kubelet .*metrics-server trusts "kubernetes"/);
  });

  it('rejects a kubelet by the CA of etcd', async () => {
    const { connections, said } = await inspected(
      withPki('--kubelet-certificate-authority=/etc/kubernetes/pki/etcd/ca.crt'),
    );
    assert.deepEqual(connections, ['broken kubelet 10.0.0.10']);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', new RegExp(`^connections/scraper-rejects-kubelet ${PATH}: .*trusts "etcd-ca"`));
  });

  it('does not start with two ways to verify', async () => {
    const { connections, said } = await inspected(
      withPki(`--kubelet-certificate-authority=${CA}`, '--kubelet-insecure-tls'),
    );
    assert.match(connections[0] ?? '', /^broken/);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(
      said[0] ?? '',
      /end-unusable .*cannot use both --kubelet-certificate-authority and --kubelet-insecure-tls/,
    );
  });

  it('starts with both before 0.4', async () => {
    const { connections, said } = await inspected((pki) =>
      put(
        pki,
        PATH,
        mounting(`--kubelet-certificate-authority=${CA}`, '--kubelet-insecure-tls').replace('v0.8.0', 'v0.3.3'),
      ),
    );
    assert.deepEqual([connections, said], [['ok kubelet undefined'], []]);
  });

  it('names a file that is not there, and half a pair', async () => {
    const missing = await inspected(withPki('--kubelet-certificate-authority=/etc/kubernetes/pki/kubelet-ca.crt'));
    assert.deepEqual(
      missing.said.map((one) => one.split(' ')[0]),
      ['manifests/flag-file-missing'],
    );
    const half = await inspected(
      withPki('--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt'),
    );
    assert.deepEqual(
      half.said.map((one) => one.split(' ')[0]),
      ['manifests/flag-pair-incomplete'],
    );
  });

  describe('with its manifest outside of the node', () => {
    const LIVE = deployment().replace(
      'namespace: kube-system}',
      'namespace: kube-system, uid: 5f2f8a5e-0d0c-4c51-8f1a-0d7f2b7f9c33}',
    );

    /** The node below a folder, and the manifest next to it. */
    async function beside(manifest: string, second?: NodeOptions) {
      const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const files: NodeFiles = new Map([...pki.files].map(([path, file]) => [`cp-1/${path}`, file] as const));
      if (second) {
        const other = await openNode({ keyAlgorithm: 'ECDSA-P256', nodeName: 'other', ...second });
        for (const [path, file] of other.files) files.set(`other/${path}`, file);
      }
      files.set('apps/metrics-server.yaml', new TextEncoder().encode(manifest));
      const { report, workspace } = await inspectFiles(files, pki.settings.now);
      return {
        connections: report.connections.flatMap(({ from, verdict }) =>
          from.component === 'metrics-server' ? [verdict] : [],
        ),
        said: report.findings.flatMap(({ rule, at }) =>
          rule === 'connections/scraper-rejects-kubelet' ? [workspace.path(at.uri)] : [],
        ),
      };
    }

    it('connects to the kubelet of the cluster that it was read out of', async () =>
      assert.deepEqual(await beside(LIVE), { connections: ['broken'], said: ['apps/metrics-server.yaml'] }));

    it('does not connect where a manifest may be changed before it is applied', async () =>
      assert.deepEqual(await beside(deployment()), { connections: [], said: [] }));

    it('does not connect where there are two clusters', async () =>
      assert.deepEqual(await beside(LIVE, { advertiseAddress: '10.9.0.10', clusterName: 'other' }), {
        connections: [],
        said: [],
      }));
  });
});

describe('what metrics-server logs', () => {
  const KUBELET = 'var/lib/kubelet/pki/kubelet.crt';
  const NO_ADDRESS = `x509: cannot validate certificate for 10.0.0.10 because it doesn't contain any IP SANs`;
  const reports: Readonly<Record<string, string>> = {
    'kubernetes-sigs/metrics-server#1025': `E0601 12:00:00.000000       1 scraper.go:140] "Failed to scrape node" err="Get \\"https://10.0.0.10:10250/metrics/resource\\": ${NO_ADDRESS}" node="cp-1"`,
    'kubernetes-sigs/metrics-server#767': `E0601 12:00:00.000000       1 server.go:132] unable to fully scrape metrics: unable to fully scrape metrics from node cp-1: unable to fetch metrics from node cp-1: Get "https://10.0.0.10:10250/stats/summary?only_cpu_and_memory=true": ${NO_ADDRESS}`,
  };
  for (const [source, line] of Object.entries(reports)) {
    it(`leads to the certificate of the kubelet and to the manifest: ${source}`, async () => {
      const [one] = await answers({
        source,
        lines: [line],
        files: () => nodeWith((pki) => put(pki, PATH, deployment())),
      });
      assert.deepEqual([one?.saysWho, one?.ofWhom], ['metrics-server', 'the kubelet']);
      assert.deepEqual(one?.findings, [`connections/scraper-rejects-kubelet ${PATH}`]);
      assert.deepEqual([one?.connections.length, one?.certificate?.file], [1, KUBELET]);
    });
  }

  it('leads there by the issuer of a certificate with the name', async () => {
    const [one] = await answers({
      source: 'kubernetes-sigs/metrics-server#1025',
      lines: [
        `E0601 12:00:00.000000       1 scraper.go:149] "Failed to scrape node" err="Get \\"https://cp-1:10250/metrics/resource\\": tls: failed to verify certificate: x509: certificate signed by unknown authority" node="cp-1"`,
      ],
      files: () =>
        nodeWith((pki) => put(pki, PATH, deployment().replace('InternalIP,ExternalIP,Hostname', 'Hostname'))),
    });
    assert.deepEqual(one?.findings, [`connections/scraper-rejects-kubelet ${PATH}`]);
    assert.equal(one?.connections.length, 1);
  });
});

describe('an add-on', () => {
  it('shows nothing about the components of a node', async () => {
    const implied = async (change: (pki: NodePki) => unknown) => {
      const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      for (const path of [...pki.files.keys()]) if (path.includes('/manifests/')) pki.files.delete(path);
      await change(pki);
      const { report } = await inspectFiles(pki.files, pki.settings.now);
      return report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name));
    };
    const alone = await implied(() => {});
    assert.ok(alone.includes('kube-apiserver'), alone.join(' '));
    assert.deepEqual((await implied(with_())).filter((name) => name !== 'metrics-server').sort(), [...alone].sort());
  });
});

describe('metrics-server as an extension API server', () => {
  const insecure = /^ {2}insecureSkipTLSVerify: true$/m;
  const bundle = (pki: NodePki, path: string) => `  caBundle: ${Buffer.from(pki.text(path)).toString('base64')}`;
  const serving = [
    '--tls-cert-file=/etc/kubernetes/pki/metrics.crt',
    '--tls-private-key-file=/etc/kubernetes/pki/metrics.key',
  ];

  async function verdict(ca: string, sans: readonly `dns:${string}`[] = ['dns:metrics-server.kube-system.svc']) {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', serverTLSBootstrap: true });
    const { serial: _, ...spec } = pki.certificate('etc/kubernetes/pki/apiserver.crt').spec;
    pki.put('etc/kubernetes/pki/metrics.crt', issue({ ...spec, subject: { commonName: 'metrics-server' }, sans }).pem);
    pki.put('etc/kubernetes/pki/metrics.key', pki.text('etc/kubernetes/pki/apiserver.key'));
    put(pki, PATH, mounting(...serving).replace(insecure, bundle(pki, ca)));
    const { report, workspace } = await inspectFiles(pki.files, pki.settings.now);
    const connections = report.connections.flatMap(({ from, to, verdict, error }) =>
      from.component === 'kube-apiserver' && to.component === 'metrics-server'
        ? [error ? plainText(error) : verdict]
        : [],
    );
    const said = report.findings.flatMap(({ rule, at, severity }) =>
      severity === 'error' ? [`${rule} ${workspace.path(at.uri)}`] : [],
    );
    return [...connections, ...said];
  }

  it('is verified by the certificate that its flags name', async () => {
    assert.deepEqual(await verdict('etc/kubernetes/pki/ca.crt'), ['ok']);
  });

  it('is rejected by another bundle, and without the name of its Service', async () => {
    const at = `connections/handshake-refused ${PATH}`;
    assert.deepEqual(await verdict('etc/kubernetes/pki/etcd/ca.crt'), [
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      at,
    ]);
    assert.deepEqual(await verdict('etc/kubernetes/pki/ca.crt', ['dns:metrics-server']), [
      'tls: failed to verify certificate: x509: certificate is valid for metrics-server, not metrics-server.kube-system.svc',
      at,
    ]);
  });
});
