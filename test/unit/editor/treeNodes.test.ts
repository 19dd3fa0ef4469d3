import assert from 'node:assert/strict';
import { type InspectedNode, type Report, stoppedComponents, type Thresholds } from '../../../src/core/index.ts';
import { certificateNodes } from '../../../src/editor/trees/certificateNodes.ts';
import { componentNodes } from '../../../src/editor/trees/nodes/componentNodes.ts';
import { kubeconfigNodes } from '../../../src/editor/trees/nodes/kubeconfigNodes.ts';
import { topLevel } from '../../../src/editor/trees/nodes/nodeLevel.ts';
import type { TreeNode } from '../../../src/editor/trees/nodes/treeNode.ts';
import { issue } from '../../support/certificates.ts';
import { faultById } from '../../support/faults.ts';
import { hostedControlPlane } from '../../support/hostedControlPlane.ts';
import { buildNode, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import { type Rendered, rendered } from '../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

type Row = Rendered<TreeNode>;

function named(nodes: readonly Row[], label: string): Row {
  const found = nodes.find((node) => node.label === label);
  assert.ok(found, `no ${label} among ${nodes.map((node) => node.label).join(', ')}`);
  return found;
}

function* flatten(nodes: readonly Row[]): Generator<Row> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

function onlyNode(report: Report): InspectedNode {
  const [node, ...others] = report.nodes;
  assert.ok(node && others.length === 0);
  return node;
}

const VIEW = { grouping: 'authority' } as const;

function certificateRows(node: InspectedNode, now: number, thresholds: Thresholds): readonly Row[] {
  return rendered(certificateNodes(node, now, thresholds, VIEW));
}

function kubeconfigRows(node: InspectedNode, now: number, thresholds: Thresholds): readonly Row[] {
  return rendered(kubeconfigNodes(node, now, thresholds));
}

function componentRows(
  node: InspectedNode,
  now: number,
  thresholds: Thresholds,
  connections: Report['connections'] = [],
): readonly Row[] {
  const stopped = stoppedComponents({ nodes: [node], connections, findings: node.findings });
  return rendered(componentNodes(node, now, thresholds, stopped));
}

describe('the rows of the trees', () => {
  let node: InspectedNode;
  let rows: readonly Row[];
  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    for (const id of ['etcd-cafile-cluster-ca', 'scheduler-client-expired', 'etcd-key-removed']) {
      await faultById(id).apply(pki);
    }
    node = onlyNode((await inspectFiles(pki.files, NOW)).report);
    rows = certificateRows(node, NOW.getTime(), THRESHOLDS);
  });

  it('show an error only at the component and the kubeconfig of their file that it is about', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    pki.replaceCertificate('etc/kubernetes/pki/apiserver-etcd-client.crt', { issuer: await pki.otherAuthority() });
    pki.replaceCertificate('etc/kubernetes/scheduler.conf', { notBefore: days(NOW, -370), notAfter: days(NOW, -5) });
    const text = [...hostedControlPlane(pki).values()].join('---\n');
    const { report } = await inspectFiles({ 'all.yaml': text }, NOW);
    const only = onlyNode(report);
    const bad = (found: readonly Row[]) =>
      found.filter(({ status }) => status === 'bad').map(({ label, description }) => `${label} ${description}`);
    assert.deepEqual(bad(componentRows(only, NOW.getTime(), THRESHOLDS)), [
      'kube-apiserver all.yaml · 1 error',
      'kube-scheduler all.yaml · 3 flags with errors',
    ]);
    assert.deepEqual(bad(kubeconfigRows(only, NOW.getTime(), THRESHOLDS)), [
      'all.yaml used by kube-scheduler · 1 error',
    ]);
  });

  it('show nothing red or yellow of a correct node, nor of one that has joined', async () => {
    for (const options of [{}, { joined: true }, { serverTLSBootstrap: true }]) {
      const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', ...options });
      const good = onlyNode((await inspectFiles(files, NOW)).report);
      for (const tree of [certificateRows, kubeconfigRows, componentRows]) {
        for (const { label, status } of flatten(tree(good, NOW.getTime(), THRESHOLDS))) {
          assert.ok(status !== 'bad' && status !== 'warning', label);
        }
      }
    }
  });

  it('say which component does not start, and of no other', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('etcd-key-removed').apply(pki);
    const { report } = await inspectFiles(pki.files, NOW);
    const components = componentRows(onlyNode(report), NOW.getTime(), THRESHOLDS, report.connections);
    const stopped = components.filter(({ description }) => /^does not start · /.test(description ?? ''));
    assert.deepEqual(
      stopped.map(({ label, status }) => [label, status]),
      [
        ['etcd', 'bad'],
        ['kube-apiserver', 'bad'],
      ],
    );
  });

  it('begin with the cluster’s own CAs, in kubeadm’s order', () => {
    assert.deepEqual(
      rows.slice(0, 3).map(({ label }) => label),
      ['kubernetes', 'etcd-ca', 'front-proxy-ca'],
    );
  });

  it('say of a component why it is red, where only its files are', () => {
    const scheduler = named(componentRows(node, NOW.getTime(), THRESHOLDS), 'kube-scheduler');
    assert.equal(scheduler.description, 'kube-scheduler.yaml · 3 flags with errors');
    assert.equal(scheduler.status, 'bad');
  });

  it('show no component red for an expired CA next to its successor', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const old = await pki.otherAuthority('kubernetes-2016');
    const expired = issue({ ...old.spec, notBefore: days(NOW, -4000), notAfter: days(NOW, -300) });
    pki.put('etc/kubernetes/pki/clients.crt', pki.text('etc/kubernetes/pki/ca.crt') + expired.pem);
    pki.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/kubernetes/pki/clients.crt');
    const { report } = await inspectFiles(pki.files, NOW);
    const apiserver = named(componentRows(onlyNode(report), NOW.getTime(), THRESHOLDS), 'kube-apiserver');
    assert.equal(apiserver.status, 'good');
    assert.equal(named(apiserver.children, '--client-ca-file').children.at(-1)?.status, 'bad');
  });

  it('put under each CA what its key signed, embedded certificates included', () => {
    const signed = named(rows, 'kubernetes').children.map(({ label }) => label);
    assert.deepEqual(signed, [
      'kube-apiserver',
      'kube-apiserver-kubelet-client',
      'kubernetes-admin',
      'kubernetes-super-admin',
      'system:kube-controller-manager',
      'system:kube-scheduler',
      'system:node:cp-1',
    ]);
    assert.deepEqual(
      named(rows, 'front-proxy-ca').children.map(({ label }) => label),
      ['front-proxy-client'],
    );
  });

  it('show a certificate of several files once, in the separate file', () => {
    const ca = named(rows, 'kubernetes');
    assert.match(ca.description ?? '', /^3620 days · ca\.crt and \d+ more$/);
    const all = [...flatten(rows)].map(({ certificate }) => certificate);
    assert.equal(new Set(all).size, all.length);
  });

  it('show expired certificates', () => {
    const scheduler = named(named(rows, 'kubernetes').children, 'system:kube-scheduler');
    assert.match(scheduler.description ?? '', /^Expired \d+ days ago · scheduler\.conf$/);
    assert.deepEqual([scheduler.status, scheduler.icon], ['bad', 'error']);
  });

  it('lead every row to its place, and give every row a unique id', () => {
    for (const tree of [certificateRows, kubeconfigRows, componentRows]) {
      const all = [...flatten(tree(node, NOW.getTime(), THRESHOLDS))];
      assert.ok(all.length > 3);
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      for (const { target, label } of all)
        assert.ok(target && node.view.files.some(({ file }) => file.uri === target.uri), label);
    }
  });

  it('keep their ids when the report is made again', () => {
    const again = certificateRows(node, NOW.getTime() + 1000, THRESHOLDS);
    assert.deepEqual(
      [...flatten(again)].map(({ id }) => id),
      [...flatten(rows)].map(({ id }) => id),
    );
  });

  it('show of each component what its flags lead to, with ✓ or ✗', () => {
    const components = componentRows(node, NOW.getTime(), THRESHOLDS);
    const apiserver = named(components, 'kube-apiserver').children;
    assert.match(
      named(apiserver, '--client-ca-file').description ?? '',
      /^✓ ca\.crt: CA "kubernetes", expires in 3620 days$/,
    );
    const wrong = named(apiserver, '--etcd-cafile');
    assert.equal(wrong.status, 'bad');
    assert.match(wrong.description ?? '', /^✗ ca\.crt: /);
    const missing = named(named(components, 'etcd').children, '--key-file');
    assert.match(missing.description ?? '', /^✗ .*is missing|^✗ /);
    assert.equal(missing.status, 'bad');
  });

  it('show of each kubeconfig its cluster, user and credentials', () => {
    const conf = named(kubeconfigRows(node, NOW.getTime(), THRESHOLDS), 'scheduler.conf');
    assert.match(conf.description ?? '', /^used by kube-scheduler · 1 error$/);
    const user = named(conf.children, 'system:kube-scheduler');
    assert.deepEqual(
      user.children.map(({ label, status }) => `${label} ${status}`),
      ['client-certificate bad', 'client-key good'],
    );
  });

  it('mark a credential that is in order and fails by something else, with the file of the cause', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('client-ca-unset').apply(pki);
    const rejected = onlyNode((await inspectFiles(pki.files, NOW)).report);
    const conf = named(kubeconfigRows(rejected, NOW.getTime(), THRESHOLDS), 'admin.conf');
    const user = named(conf.children, 'kubernetes-admin');
    const credential = named(user.children, 'client-certificate');
    assert.deepEqual([conf.status, user.status, credential.status], ['failing', 'failing', 'failing']);
    assert.match(credential.description ?? '', / · fails because of kube-apiserver\.yaml$/);
    assert.equal(named(user.children, 'client-key').status, 'good');
    assert.equal(named(conf.children, 'kubernetes').status, 'good');
  });

  it('begin with the nodes where there are several', async () => {
    const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const both = new Map(
      ['a', 'b'].flatMap((name) => [...files].map(([path, content]) => [`${name}/${path}`, content] as const)),
    );
    const { report } = await inspectFiles(both, NOW);
    const view = (node: InspectedNode, now: number) => certificateNodes(node, now, THRESHOLDS, VIEW);
    const labels = rendered(topLevel(report, THRESHOLDS, { has: () => true, rows: view })).map(({ label }) => label);
    assert.deepEqual(labels, ['a', 'b']);
  });
});
