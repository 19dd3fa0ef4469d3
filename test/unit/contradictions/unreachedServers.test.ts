import assert from 'node:assert/strict';
import { jsonReport, pathsBelow, plainText, referencesToFile } from '../../../src/core/index.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeOptions } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';

/** Errors and warnings by rule and file, and the remarkable connections. */
async function answer(change: (node: NodePki) => void | Promise<void>, options: NodeOptions = {}) {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
  await change(node);
  const { report } = await inspectFiles(node.files, NOW);
  const json = jsonReport(report, ['workspace'], pathsBelow([{ uri: FOLDER_URI, name: 'workspace' }]));
  const { findings } = json;
  return {
    report,
    json,
    findings: findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ severity, rule, file }) => `${severity} ${rule} ${file.split('/').at(-1)}`),
    connectionsTo: (server: string) =>
      json.connections
        .filter(({ to }) => to.component === server)
        .map(({ from, verdict, error, reason }) => `${from.component} ${verdict}: ${error ?? reason}`),
  };
}

/** Another cluster's file in place of the node's. */
async function takeFromOther(node: NodePki, ...paths: readonly string[]): Promise<void> {
  const other = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', clusterName: 'other' });
  for (const path of paths) node.put(path, other.text(path));
}

const ETCD_CLIENT = [`${PKI}/apiserver-etcd-client.crt`, `${PKI}/apiserver-etcd-client.key`];
const LOCAL_ETCD = ['ca', 'server', 'peer', 'healthcheck-client'].flatMap((name) => [
  `${PKI}/etcd/${name}.crt`,
  `${PKI}/etcd/${name}.key`,
]);

describe('a client of another server than the one on its node', () => {
  it('is not judged by the etcd that it does not reach', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, ...LOCAL_ETCD);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.9.9.9:2379');
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(connectionsTo('etcd'), [
      'kube-apiserver unknown: Not in the workspace: the etcd at https://10.9.9.9:2379.',
      'etcd-health-check ok: null',
    ]);
  });

  for (const url of [
    'https://localhost:2379',
    'https://10.0.0.10:2379',
    'https://10.9.9.9:2379,https://127.0.0.1:2379',
  ]) {
    it(`is judged by the etcd on its node at ${url}`, async () => {
      const { findings, connectionsTo } = await answer(async (node) => {
        await takeFromOther(node, ...ETCD_CLIENT);
        node.replaceFlag('kube-apiserver', 'etcd-servers', url);
      });
      assert.deepEqual(findings, ['error isolation/etcd-client-wrong-ca kube-apiserver.yaml']);
      assert.ok(connectionsTo('etcd').some((line) => line.startsWith('kube-apiserver broken: tls: failed to verify')));
    });
  }

  it('is judged by the etcd at an address that only the kubelet gives', async () => {
    const { findings } = await answer(
      async (node) => {
        await takeFromOther(node, ...ETCD_CLIENT);
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.0.0.77:2379');
        node.setText('var/lib/kubelet/kubeadm-flags.env', (text) => text.replace('="', '="--node-ip=10.0.0.77 '));
      },
      { systemdUnit: true },
    );
    assert.ok(findings.includes('error isolation/etcd-client-wrong-ca kube-apiserver.yaml'), findings.join());
  });
});

describe('a server without TLS', () => {
  const PLAIN = 'http://127.0.0.1:2379,http://10.0.0.10:2379';

  it('is shown no certificate', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, ...ETCD_CLIENT);
      node.replaceFlag('etcd', 'listen-client-urls', PLAIN);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
    });
    assert.deepEqual([...new Set(findings)], ['error manifests/etcd-listen-http etcd.yaml']);
    const [apiserver, healthCheck] = connectionsTo('etcd');
    assert.equal(apiserver, 'kube-apiserver ok: Plain HTTP: neither side presents a certificate.');
    assert.equal(healthCheck, 'etcd-health-check broken: EOF');
  });

  it('is shown none by a client with TLS either, whatever the port', async () => {
    const { findings } = await answer(async (node) => {
      await takeFromOther(node, ...ETCD_CLIENT);
      node.replaceFlag('etcd', 'listen-client-urls', PLAIN);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://127.0.0.1:2390');
    });
    assert.deepEqual([...new Set(findings)].sort(), [
      'error manifests/etcd-listen-http etcd.yaml',
      'error manifests/etcd-port-mismatch kube-apiserver.yaml',
    ]);
  });

  it('accounts for kubeadm’s health check, which always uses TLS', async () => {
    const { findings, json } = await answer((node) => {
      node.replaceFlag('etcd', 'listen-client-urls', 'http://127.0.0.1:2379');
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2379');
    });
    assert.deepEqual(findings, ['error manifests/etcd-listen-http etcd.yaml']);
    const [cause] = json.causes;
    assert.equal(cause?.rule, 'manifests/etcd-listen-http');
    assert.deepEqual(
      cause.breaks.map((at) => json.connections[at]?.from.component),
      ['etcd-health-check'],
    );
  });

  it('does not answer at a port at which nothing listens', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, ...ETCD_CLIENT);
      node.replaceFlag('kube-apiserver', 'etcd-servers', 'http://127.0.0.1:2390');
    });
    assert.deepEqual(findings, ['error manifests/etcd-port-mismatch kube-apiserver.yaml']);
    const [apiserver] = connectionsTo('etcd');
    assert.equal(apiserver, 'kube-apiserver broken: dial tcp 127.0.0.1:2390: connect: connection refused');
  });

  it('is a warning that breaks nothing if another listener serves the health check', async () => {
    const { findings, connectionsTo } = await answer((node) => {
      node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://127.0.0.1:2380');
    });
    assert.deepEqual(findings, ['warning manifests/etcd-listen-http etcd.yaml']);
    assert.deepEqual(connectionsTo('etcd'), ['kube-apiserver ok: null', 'etcd-health-check ok: null']);
  });

  it('hides nothing of the client at a listener with TLS', async () => {
    const { findings } = await answer(async (node) => {
      await takeFromOther(node, ...ETCD_CLIENT);
      node.replaceFlag('etcd', 'listen-client-urls', 'https://127.0.0.1:2379,http://127.0.0.1:2380');
    });
    assert.deepEqual(findings, [
      'warning manifests/etcd-listen-http etcd.yaml',
      'error isolation/etcd-client-wrong-ca kube-apiserver.yaml',
    ]);
  });
});

describe('a kubeconfig whose server is not known', () => {
  const toServer = (node: NodePki, edit: (text: string) => string) => node.setText(SCHEDULER, edit);
  const plain = (text: string) => text.replace(/server: \S+/, 'server: http://127.0.0.1:8080');
  const proxied = (text: string) => text.replace(/( +)server: /, '$1proxy-url: http://10.1.1.1:3128\n$1server: ');

  it('is not judged over plain HTTP', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, SCHEDULER);
      toServer(node, plain);
    });
    assert.deepEqual(findings, []);
    assert.ok(
      connectionsTo('kube-apiserver').includes(
        'kube-scheduler unknown: Not in the workspace: the server that answers plain HTTP at http://127.0.0.1:8080.',
      ),
    );
  });

  it('is not judged behind a proxy', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, SCHEDULER);
      toServer(node, proxied);
    });
    assert.deepEqual(findings, []);
    assert.ok(
      connectionsTo('kube-apiserver').includes(
        'kube-scheduler unknown: Not in the workspace: the server behind the proxy http://10.1.1.1:3128.',
      ),
    );
  });

  it('is judged behind the name of a load balancer', async () => {
    const { findings, connectionsTo } = await answer(async (node) => {
      await takeFromOther(node, SCHEDULER);
      toServer(node, (text) => text.replace(/server: \S+/, 'server: https://api.example.com:6443'));
    });
    assert.ok(findings.includes('error kubeconfigs/kubeconfig-ca-not-issuer scheduler.conf'), findings.join());
    assert.ok(connectionsTo('kube-apiserver').some((line) => line.startsWith('kube-scheduler broken: tls: failed to')));
  });
});

describe('a file that the kubelet reads by a fixed name', () => {
  const FOLDER = 'var/lib/kubelet/pki';
  const expire = (node: NodePki) => {
    const path = [...node.files.keys()].find((name) => /kubelet-server-2/.test(name)) ?? assert.fail('no certificate');
    node.replaceCertificate(path, { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-01-01') });
    return path;
  };
  const verify = (node: NodePki) =>
    node.setText(MANIFEST, (text) =>
      text.replace(/( +- )--tls-cert-file/, `$1--kubelet-certificate-authority=/${PKI}/ca.crt\n$&`),
    );

  // client-go, util/certificate, Manager.Current and kubelet, GetCertificate, of 1.28.15 and 1.37.2.
  for (const [title, change] of [
    ['does not verify it', () => {}],
    ['verifies it', verify],
  ] as const) {
    it(`is used and, once expired, not presented to a kube-apiserver that ${title}`, async () => {
      let path = '';
      const { report, findings, connectionsTo } = await answer(
        (node) => {
          change(node);
          path = expire(node);
        },
        { serverTLSBootstrap: true },
      );
      assert.deepEqual(findings, [`error validity/cert-expired ${path.slice(FOLDER.length + 1)}`]);
      const [finding] = report.findings.filter(({ severity }) => severity === 'error');
      assert.equal(finding?.messageId, 'kubeletServing');
      assert.deepEqual(connectionsTo('kubelet'), [
        'kube-apiserver broken: no serving certificate available for the kubelet',
      ]);
      const references = referencesToFile(report, `${FOLDER_URI}/${path}`);
      assert.deepEqual(
        references.map(({ label, at }) => [plainText(label), at.uri.split('/').at(-1)]),
        [['serverTLSBootstrap of kubelet', 'config.yaml']],
      );
      const found = report.connections.find(({ to }) => to.component === 'kubelet');
      assert.equal(found?.clientError && plainText(found.clientError), 'remote error: tls: internal error');
    });
  }

  it('is presented after its end if the kubelet made it itself', async () => {
    const { findings, connectionsTo } = await answer((node) => {
      node.replaceCertificate(`${FOLDER}/kubelet.crt`, {
        notBefore: new Date('2025-01-01'),
        notAfter: new Date('2026-01-01'),
      });
    });
    assert.deepEqual(findings, ['warning validity/kubelet-serving-expired kubelet.crt']);
    assert.deepEqual(connectionsTo('kubelet'), ['kube-apiserver ok: null']);
  });
});

describe('a record by which Argo CD knows a cluster', () => {
  const RECORD = 'objects/prod.yaml';
  const encoded = (bytes: string) => Buffer.from(bytes).toString('base64');

  async function putRecord(node: NodePki, ca: string, server: string, more: Readonly<Record<string, unknown>> = {}) {
    const config = JSON.stringify({ tlsClientConfig: { caData: encoded(ca) }, bearerToken: 'x', ...more });
    const metadata = { name: 'prod', namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } };
    const stringData = { name: 'prod', server, config };
    node.put(RECORD, JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, stringData }, undefined, 1));
  }

  const other = async () =>
    (await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', clusterName: 'other' })).text(`${PKI}/ca.crt`);
  const ofRecord = ({ json }: Awaited<ReturnType<typeof answer>>) =>
    json.connections.filter(({ from }) => from.file === RECORD);

  it('has a connection, and Argo CD is who rejects the server', async () => {
    const found = await answer(async (node) => putRecord(node, await other(), 'https://10.0.0.10:6443'));
    assert.deepEqual(found.findings, ['error kubeconfigs/kubeconfig-ca-not-issuer prod.yaml']);
    const [row, ...more] = ofRecord(found);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [row?.from.component, row?.to.component, row?.verdict, row?.side],
      ['kubectl', 'kube-apiserver', 'broken', 'client'],
    );
    const [finding] = found.report.findings.filter(({ severity }) => severity === 'error');
    assert.ok(finding);
    const texts = [finding.message, ...finding.related.map(({ message }) => message)].map((text) => plainText(text));
    assert.match(texts.join('\n'), /Argo CD reports tls: failed to verify certificate/);
    assert.doesNotMatch(texts.join('\n'), /kubectl/);
    assert.match(row?.reason ?? '', /but Argo CD trusts another CA/);
    assert.equal(found.json.causes.find(({ file }) => file === RECORD)?.breaks.length, 1);
  });

  it('works with the right CA', async () => {
    const found = await answer(async (node) => putRecord(node, node.text(`${PKI}/ca.crt`), 'https://10.0.0.10:6443'));
    assert.deepEqual(found.findings, []);
    assert.deepEqual(
      ofRecord(found).map(({ verdict }) => verdict),
      ['ok'],
    );
  });

  it('has no connection and no finding for a cluster that is not in the workspace', async () => {
    for (const server of ['https://10.7.7.7:6443', 'https://kubernetes.default.svc']) {
      const found = await answer(async (node) => putRecord(node, await other(), server));
      assert.deepEqual(found.findings, []);
      assert.deepEqual(ofRecord(found), []);
    }
  });

  it('is not judged behind a proxy', async () => {
    const proxyUrl = 'http://10.1.1.1:3128';
    const found = await answer(async (node) => putRecord(node, await other(), 'https://10.0.0.10:6443', { proxyUrl }));
    assert.deepEqual(found.findings, []);
    assert.deepEqual(
      ofRecord(found).map(({ verdict }) => verdict),
      ['unknown'],
    );
  });

  it('is judged where it lies outside the node', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await putRecord(node, await other(), 'https://10.0.0.10:6443');
    const files = [...node.files].map(([path, file]) => [path === RECORD ? path : `cp-1/${path}`, file] as const);
    const { report } = await inspectFiles(new Map(files), NOW);
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.deepEqual(
      broken.map(({ from }) => from.component),
      ['argocd'],
    );
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      ['connections/handshake-refused'],
    );
  });
});
