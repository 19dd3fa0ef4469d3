import assert from 'node:assert/strict';
import type { Report } from '../../../../../src/core/index.ts';
import { connectionNodes } from '../../../../../src/editor/trees/nodes/connectionNodes.ts';
import type { TreeNode } from '../../../../../src/editor/trees/nodes/treeNode.ts';
import { reportOfFault } from '../../../../support/faultReport.ts';
import { FAULTS } from '../../../../support/faults.ts';
import { buildCluster, openNode } from '../../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { type Rendered, rendered } from '../../../../support/rendered.ts';
import { strayKubelet } from '../../../../support/strayKubelet.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

type Row = Rendered<TreeNode>;

function* flatten(nodes: readonly Row[]): Generator<Row> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

describe('the rows of the connections', () => {
  let report: Report;
  let rows: readonly Row[];
  before(async () => {
    report = await reportOfFault('scheduler-conf-other-ca');
    rows = rendered(connectionNodes(report));
  });

  it('begin with the cause, and below it what it breaks, with mark, color and reason', () => {
    const [cause, ...others] = rows;
    const [finding] = cause?.findings ?? [];
    assert.deepEqual([finding?.rule, cause?.target], ['kubeconfigs/kubeconfig-ca-not-issuer', finding?.at]);
    assert.deepEqual(
      [cause?.description, cause?.status, cause?.expanded, cause?.children.length],
      ['scheduler.conf, 1 connection broken', 'bad', true, 1],
    );
    const [first] = cause?.children ?? [];
    assert.equal(first?.label, 'kube-scheduler → kube-apiserver');
    assert.deepEqual([first?.status, first?.icon], ['bad', 'error']);
    assert.match(first?.description ?? '', /^✗ .*another-ca/);
    assert.deepEqual(
      first?.findings?.map(({ rule }) => rule),
      ['kubeconfigs/kubeconfig-ca-not-issuer'],
    );
    assert.ok(others.every(({ status }) => status !== 'bad'));
    const etcd = rows.find(({ label }) => label === 'kube-apiserver → etcd');
    assert.deepEqual([etcd?.description, etcd?.status, etcd?.icon], ['✓ 127.0.0.1', 'good', 'pass']);
  });

  it('lead to the line to fix, whatever is broken', async () => {
    let count = 0;
    for (const { id } of FAULTS) {
      const faulty = await reportOfFault(id);
      const broken = faulty.connections.filter(({ verdict }) => verdict === 'broken');
      const all = [...flatten(rendered(connectionNodes(faulty)))];
      for (const connection of broken) {
        const causes = faulty.findings.filter(({ breaks }) => breaks?.includes(connection.id));
        const opened = all.filter((row) => row.id.endsWith(`/${connection.id}`) || row.id === connection.id);
        assert.ok(opened.length > 0, `${id}: ${connection.id}`);
        for (const { target } of opened)
          assert.ok(
            causes.some(({ at }) => at === target),
            `${id}: ${connection.id}`,
          );
        count++;
      }
    }
    assert.ok(count > 200);
  });

  it('open to who refuses, the host, both proofs and the identity', () => {
    const children = rows[0]?.children[0]?.children ?? [];
    assert.deepEqual(
      children.map(({ label }) => label),
      [
        'kube-scheduler refuses kube-apiserver',
        '10.0.0.10',
        'kube-scheduler presents "system:kube-scheduler"',
        'kube-apiserver presents "kube-apiserver"',
        'user system:kube-scheduler',
      ],
    );
    const [verdict, , client, server, identity] = children;
    assert.match(verdict?.description ?? '', /^tls: failed to verify certificate: x509: /);
    assert.equal(client?.description, 'kube-apiserver: accepted');
    assert.equal(server?.description, 'kube-scheduler: refused: x509: certificate signed by unknown authority');
    assert.equal(identity?.description, 'no groups');
    assert.deepEqual(
      server?.children.map(({ label, description }) => `${label}: ${description}`),
      [
        'kube-apiserver: issued by kubernetes',
        '--tls-cert-file of kube-apiserver: configured in',
        '--tls-private-key-file of kube-apiserver: private key',
        'certificate-authority-data of cluster "kubernetes": trusted by kube-scheduler',
      ],
    );
  });

  it('are sentences when spoken', () => {
    const [cause, ...others] = rows;
    assert.match(cause?.spoken ?? '', /1 connection broken\.$/);
    for (const row of [...(cause?.children ?? []), ...others]) {
      assert.match(row.spoken ?? '', /^(The|It is unknown whether the) connection from .* to .*\.$/);
    }
    for (const row of cause?.children[0]?.children ?? []) assert.match(row.spoken ?? '', /\.$/);
  });

  it('name the file or the purpose of each where several have the same ends', () => {
    const labels = rows.map(({ label }) => label);
    assert.ok(labels.includes('kubectl → kube-apiserver (admin.conf)'), labels.join('\n'));
    assert.ok(labels.includes('kubectl → kube-apiserver (super-admin.conf)'), labels.join('\n'));
    assert.ok(labels.includes('kube-controller-manager → kube-apiserver (tokens)'), labels.join('\n'));
    assert.equal(new Set(labels).size, labels.length);
    const admin = rows.find(({ label }) => label.includes('(admin.conf)'));
    assert.equal(admin?.spoken, 'The connection from kubectl to kube-apiserver works. It is configured in admin.conf.');
  });

  it('lead to their places, and keep unique ids', async () => {
    const all = [...flatten(rows)];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { target, label } of all) assert.ok(target && report.files.has(target.uri), label);
    assert.deepEqual(
      [...flatten(rendered(connectionNodes(report)))].map(({ id }) => id),
      all.map(({ id }) => id),
    );
  });

  it('stand under their nodes where there are several; those with a broken one come first, and are open alone', async () => {
    const files = await strayKubelet(NOW, async (worker) =>
      worker.setKubeconfigAuthority('etc/kubernetes/kubelet.conf', await worker.otherAuthority()),
    );
    const nodes = rendered(connectionNodes((await inspectFiles(files, NOW)).report));
    assert.deepEqual(
      nodes.map(({ label, status, expanded }) => [label, status, expanded]),
      [
        ['worker', 'bad', true],
        ['control', 'good', false],
      ],
    );
    assert.match(nodes[0]?.description ?? '', /^1 cause, 1 connection broken$/);
    assert.equal(nodes[0]?.children[0]?.status, 'bad');
  });

  it('are one row below what is broken on a node of several, and rows where nothing is', async () => {
    let number = 0;
    const members = await buildCluster({
      ...{ nodes: 2, now: NOW, keyAlgorithm: 'ECDSA-P256' },
      edit: (_, node) => {
        if (++number > 1) return;
        node.replaceCertificate('etc/kubernetes/pki/etcd/server.crt', { notAfter: new Date(NOW.getTime() - 1) });
      },
    });
    const files = new Map(
      members.flatMap((node, at) => [...node].map(([path, file]) => [`n${at}/${path}`, file] as const)),
    );
    const [broken, whole] = rendered(connectionNodes((await inspectFiles(files, NOW)).report));
    assert.deepEqual(
      broken?.children.map(({ label, status, expanded }) => [label === 'Other connections', status, expanded]),
      [
        [false, 'bad', true],
        [false, 'bad', undefined],
        [true, 'good', undefined],
      ],
    );
    const [, following, others] = broken?.children ?? [];
    assert.deepEqual(
      [following?.label, following?.description],
      ['kube-apiserver does not start', `${following?.children.length} more connections broken`],
    );
    for (const { status, description } of following?.children ?? [])
      assert.deepEqual([status, description], ['bad', '✗ kube-apiserver does not start']);
    assert.equal(others?.description, `${others?.children.length}`);
    assert.ok((others?.children.length ?? 0) > 2 && others?.children.every(({ status }) => status !== 'bad'));
    assert.ok(whole && whole.children.length > 5);
  });

  it('stand below each cause of several, with unique ids', () => {
    const [first, second] =
      report.findings
        .filter(({ breaks }) => breaks)
        .flatMap((finding) => [
          { ...finding, messageId: 'first' },
          { ...finding, messageId: 'second' },
        ]) ?? [];
    assert.ok(first && second);
    const twice = rendered(connectionNodes({ ...report, findings: [first, second] }));
    assert.deepEqual(
      twice.slice(0, 2).map(({ children }) => children.map(({ label }) => label)),
      [['kube-scheduler → kube-apiserver'], ['kube-scheduler → kube-apiserver']],
    );
    const ids = [...flatten(twice)].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(
      twice.slice(2).some(({ status }) => status === 'bad'),
      false,
    );
  });

  it('say of a component that does not start that it will not, once, and hang below it what fails by it', async () => {
    const pki = await openNode({ now: NOW });
    pki.remove('etc/kubernetes/pki/apiserver-kubelet-client.crt');
    const inspected = (await inspectFiles(pki.files, NOW)).report;
    const all = rendered(connectionNodes(inspected));
    const stopped = all.filter(({ description }) => description?.includes('does not start'));
    assert.equal(stopped.length, 1);
    const [row] = stopped;
    const count = row?.children.length ?? 0;
    assert.ok(count > 5);
    assert.equal(
      row?.description,
      `kube-apiserver.yaml, 1 connection broken, ${count - 1} more because kube-apiserver does not start`,
    );
    assert.equal(row?.findings?.[0]?.rule, 'manifests/flag-file-missing');
    assert.ok(all.filter((one) => one !== row).every(({ status }) => status !== 'bad'));
  });

  it('are made only when they are looked at', async () => {
    const members = await buildCluster({ nodes: 2, now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files = new Map(
      members.flatMap((node, at) => [...node].map(([path, file]) => [`n${at}/${path}`, file] as const)),
    );
    const [first] = connectionNodes((await inspectFiles(files, NOW)).report);
    assert.ok(first && first.children.length > 5);
    assert.equal(first.children, first.children);
  });
});
