import assert from 'node:assert/strict';
import type { InspectedNode } from '../../../../../src/core/index.ts';
import { certificateNodes } from '../../../../../src/editor/trees/certificateNodes.ts';
import { GROUPINGS, type Grouping, isGrouping } from '../../../../../src/editor/trees/certificates/grouping.ts';
import type { TreeNode } from '../../../../../src/editor/trees/nodes/treeNode.ts';
import { certificateRows } from '../../../../../src/editor/trees/rows.ts';
import { faultById } from '../../../../support/faults.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { type Rendered, rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

type Row = Rendered<TreeNode>;

function* flatten(nodes: readonly Row[]): Generator<Row> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

async function nodeWith(...faults: readonly string[]): Promise<InspectedNode> {
  const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  for (const id of faults) await faultById(id).apply(pki);
  const [node] = (await inspectFiles(pki.files, NOW)).report.nodes;
  assert.ok(node);
  return node;
}

function grouped(node: InspectedNode, grouping: Grouping): readonly Row[] {
  return rendered(certificateNodes(node, NOW.getTime(), THRESHOLDS, { grouping }));
}

function named(rows: readonly Row[], label: string): Row {
  const found = rows.find((row) => row.label === label);
  assert.ok(found, `no ${label} among ${rows.map((row) => row.label).join(', ')}`);
  return found;
}

const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);

describe('certificates in groups', () => {
  let node: InspectedNode;
  before(async () => {
    node = await nodeWith('scheduler-client-expired');
  });

  it('have ids that differ in a tree and last', () => {
    for (const grouping of GROUPINGS) {
      const ids = [...flatten(grouped(node, grouping))].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, grouping);
      assert.deepEqual(
        [...flatten(grouped(node, grouping))].map(({ id }) => id),
        ids,
      );
    }
  });

  it('are all there, whatever they are grouped by', () => {
    const all = (grouping: Grouping) =>
      [...new Set([...flatten(grouped(node, grouping))].flatMap(({ certificate }) => certificate ?? []))].sort();
    const expected = all('authority');
    assert.ok(expected.length > 12);
    for (const grouping of GROUPINGS) assert.deepEqual(all(grouping), expected, grouping);
  });

  it('by expiry begin with what is over, then what ends first', () => {
    const rows = grouped(node, 'expiry');
    assert.deepEqual(labels(rows), ['Expired', 'Within a year', 'Later']);
    assert.deepEqual(labels(named(rows, 'Expired').children), ['system:kube-scheduler']);
    assert.deepEqual([rows[0]?.status, rows[0]?.description], ['bad', '1']);
    assert.ok(
      named(rows, 'Later').children.every(
        ({ label }) => /^kubernetes$|-ca$|kubelet/.test(label) || label.includes('@'),
      ),
    );
  });

  it('by expiry keep what is not valid yet, and what ends within a week, a month and a quarter apart', async () => {
    const at = (days: number) => {
      const rows = certificateNodes(node, NOW.getTime() + days * 86_400_000, THRESHOLDS, {
        grouping: 'expiry',
      });
      return labels(rendered(rows));
    };
    const [left] = [...flatten(grouped(node, 'authority'))].flatMap(({ label, description }) =>
      label === 'kube-apiserver' ? Number(/^(\d+) days\b/.exec(description ?? '')?.[1]) : [],
    );
    assert.ok(left);
    assert.ok(at(left - 80).includes('Within 90 days'));
    assert.ok(at(left - 20).includes('Within 30 days'));
    assert.ok(at(left - 5).includes('Within 7 days'));
    assert.ok(at(-400).includes('Not yet valid'));
  });

  it('by component stand under each that uses them', () => {
    const rows = grouped(node, 'component');
    assert.deepEqual(labels(rows).slice(0, 5), [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'etcd',
      'kubelet',
    ]);
    assert.deepEqual(labels(named(rows, 'etcd').children).includes('etcd-ca'), true);
    const scheduler = named(rows, 'kube-scheduler');
    assert.ok(labels(scheduler.children).includes('system:kube-scheduler'));
    assert.equal(scheduler.status, 'bad');
    assert.ok(labels(named(rows, 'kubectl').children).includes('kubernetes-admin'));
    assert.ok(labels(named(rows, 'kube-apiserver').children).includes('etcd-ca'));
  });

  it('by component say what nothing uses', () => {
    const unused = named(grouped(node, 'component'), 'Not used');
    assert.ok(!labels(unused.children).includes('kube-apiserver'));
    assert.ok(labels(unused.children).includes('kube-etcd-healthcheck-client'));
  });

  it('by file stand in their folders, one row a file', () => {
    const rows = grouped(node, 'file');
    assert.deepEqual(labels(rows).slice(0, 3), ['etc/kubernetes', 'etc/kubernetes/pki', 'etc/kubernetes/pki/etcd']);
    const file = named(named(rows, 'etc/kubernetes/pki').children, 'apiserver.crt');
    assert.match(file.description ?? '', /^kube-apiserver · \d+ days$/);
    const conf = named(named(rows, 'etc/kubernetes').children, 'scheduler.conf');
    assert.deepEqual(labels(conf.children), ['kubernetes', 'system:kube-scheduler']);
    assert.match(conf.children[1]?.description ?? '', /^Expired \d+ days ago · client-certificate-data$/);
    assert.equal(conf.children[0]?.target?.uri, conf.children[1]?.target?.uri);
    assert.deepEqual(
      conf.children.map(({ status }) => status),
      ['good', 'bad'],
    );
  });

  it('are red if a finding about their names is at the flag that names them', async () => {
    const faulty = await nodeWith('apiserver-san-service-ip');
    const rows = named(grouped(faulty, 'authority'), 'kubernetes').children;
    const row = named(rows, 'kube-apiserver');
    assert.equal(row.status, 'bad');
    assert.match(row.description ?? '', /· 1 problem$/);
    assert.deepEqual(
      row.findings?.map(({ rule }) => rule),
      ['names/apiserver-san-missing-service-ip'],
    );
    assert.equal(named(grouped(faulty, 'authority'), 'kubernetes').status, 'good');
  });

  it('have a separate mark if another file breaks with them, name the file of the cause, and mark no CA', async () => {
    const faulty = await nodeWith('etcd-cafile-cluster-ca');
    const rows = named(grouped(faulty, 'authority'), 'etcd-ca').children;
    const affected = rows.filter(({ description }) => description?.endsWith(' · fails because of kube-apiserver.yaml'));
    for (const row of rows) assert.equal(row.status, affected.includes(row) ? 'failing' : 'good');
    assert.ok(affected.length > 0 && affected.length < rows.length);
    for (const { findings } of affected) assert.equal(findings?.length, 1);
    for (const { status, label } of grouped(faulty, 'authority')) assert.equal(status, 'good', label);
  });

  it('have the same mark whatever configures the connection that another certificate breaks', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('apiserver-expired').apply(pki);
    const { report } = await inspectFiles(pki.files, NOW);
    const rows = named(rendered(certificateRows(report, THRESHOLDS, { grouping: 'authority' })), 'kubernetes').children;
    assert.equal(named(rows, 'kube-apiserver').status, 'bad');
    for (const name of ['kubernetes-admin', 'system:kube-scheduler', 'system:kube-controller-manager']) {
      const { status, description } = named(rows, name);
      assert.equal(status, 'failing', name);
      assert.match(description ?? '', / · fails because of apiserver\.crt$/);
    }
  });

  it('have no mark as a server that rejects one of its clients', async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    await faultById('scheduler-client-expired').apply(pki);
    const { report } = await inspectFiles(pki.files, NOW);
    const rows = named(rendered(certificateRows(report, THRESHOLDS, { grouping: 'authority' })), 'kubernetes').children;
    assert.equal(named(rows, 'system:kube-scheduler').status, 'bad');
    assert.equal(named(rows, 'kube-apiserver').status, 'good');
  });

  it('say to a screen reader who they are, how long they last and who signed them', () => {
    const [ca] = grouped(node, 'authority');
    assert.match(ca?.spoken ?? '', /^Certificate authority kubernetes, Expires in \d+ days, ca\.crt/);
    const leaf = named(ca?.children ?? [], 'kube-apiserver');
    assert.match(
      leaf.spoken ?? '',
      /^Certificate kube-apiserver, Expires in \d+ days, signed by kubernetes, apiserver\.crt, OK$/,
    );
  });

  it('make no row below one that is not opened', () => {
    const [ca] = certificateNodes(node, NOW.getTime(), THRESHOLDS, { grouping: 'authority' });
    const descriptor = ca && Object.getOwnPropertyDescriptor(ca, 'children');
    assert.equal(ca?.opens, true);
    assert.equal(typeof descriptor?.get, 'function');
  });
});

describe('isGrouping', () => {
  it('takes back what was remembered, and nothing else', () => {
    assert.deepEqual(GROUPINGS.map(isGrouping), [true, true, true, true]);
    for (const other of [undefined, '', 'Authority', 3, {}]) assert.equal(isGrouping(other), false);
  });
});
