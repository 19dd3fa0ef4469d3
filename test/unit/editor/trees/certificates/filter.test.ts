import assert from 'node:assert/strict';
import { type InspectedNode, plainText, type Report } from '../../../../../src/core/index.ts';
import { certificateNodes } from '../../../../../src/editor/trees/certificateNodes.ts';
import { countShown, hasCertificates } from '../../../../../src/editor/trees/certificates/certificateView.ts';
import type { Category, CertificateFilter } from '../../../../../src/editor/trees/certificates/filter.ts';
import { GROUPINGS } from '../../../../../src/editor/trees/certificates/grouping.ts';
import type { TreeNode } from '../../../../../src/editor/trees/nodes/treeNode.ts';
import { faultById } from '../../../../support/faults.ts';
import { openNode } from '../../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

function* flatten(nodes: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) {
    yield node;
    yield* flatten(node.children);
  }
}

describe('the filter of certificates', () => {
  let report: Report;
  let node: InspectedNode;
  before(async () => {
    const pki = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    for (const id of ['scheduler-client-expired', 'apiserver-san-service-ip']) await faultById(id).apply(pki);
    report = (await inspectFiles(pki.files, NOW)).report;
    const [first] = report.nodes;
    assert.ok(first);
    node = first;
  });

  /** The names of what is shown, each once, by expiry: there nothing is kept for what stands below it. */
  function shown(filter: CertificateFilter): readonly string[] {
    const view = { grouping: 'expiry', filter } as const;
    const rows = [...flatten(certificateNodes(node, NOW.getTime(), THRESHOLDS, view))];
    return [
      ...new Set(rows.filter(({ certificate }) => certificate !== undefined).map(({ label }) => plainText(label))),
    ].sort();
  }
  const category = (one: Category) => shown({ kind: 'category', category: one });
  const text = (words: string) => shown({ kind: 'text', text: words });

  it('knows what is over and what is broken', () => {
    assert.deepEqual(category('expired'), ['system:kube-scheduler']);
    assert.deepEqual(category('broken'), ['kube-apiserver', 'system:kube-scheduler']);
    assert.deepEqual(category('expiring'), []);
  });

  it('knows CAs from leaves, and what lies in kubeconfigs', () => {
    const [cas, leaves] = [category('authorities'), category('leaves')];
    assert.ok(cas.includes('etcd-ca') && !cas.includes('kube-apiserver'));
    assert.ok(leaves.includes('kube-apiserver') && !leaves.includes('etcd-ca'));
    const embedded = category('embedded');
    assert.ok(embedded.includes('kubernetes-admin') && embedded.includes('kubernetes'));
    assert.ok(!embedded.includes('kube-apiserver'));
  });

  it('finds names, alternative names, issuers, paths, serial numbers and fingerprints', () => {
    assert.deepEqual(text('KUBE-APISERVER-KUBELET'), ['kube-apiserver-kubelet-client']);
    assert.deepEqual(text('dns:kubernetes.default.svc'), ['kube-apiserver']);
    assert.ok(text('cn=etcd-ca').includes('kube-etcd-healthcheck-client'));
    assert.deepEqual(text('admin.conf system:masters'), text('system:masters admin.conf'));
    assert.deepEqual(text('front-proxy-client.crt'), ['front-proxy-client']);
    const leaf = node.view.files.flatMap(({ file }) => file.artifacts).find((one) => one.kind === 'certificate');
    assert.ok(leaf);
    const { sha256 } = leaf.certificate;
    assert.equal(text(sha256).length, 1);
    assert.deepEqual(text((sha256.toUpperCase().match(/../g) ?? []).join(':')), text(sha256));
    assert.deepEqual(text('nothing-of-that-name'), []);
  });

  it('keeps the CA above what it shows, and leaves requests out', () => {
    const filter = { kind: 'category', category: 'expired' } as const;
    const rows = certificateNodes(node, NOW.getTime(), THRESHOLDS, {
      grouping: 'authority',
      filter,
    });
    assert.deepEqual(
      [...flatten(rows)].map(({ label }) => label),
      ['kubernetes', 'system:kube-scheduler'],
    );
  });

  it('counts what is shown, and shows no node without any', () => {
    const filter = { kind: 'category', category: 'expired' } as const;
    const { shown: few, total } = countShown(report, THRESHOLDS, { filter });
    assert.equal(few, 1);
    assert.equal(total, countShown(report, THRESHOLDS, {}).shown);
    for (const grouping of GROUPINGS) {
      const has = (one: CertificateFilter) =>
        hasCertificates(node, NOW.getTime(), THRESHOLDS, { grouping, filter: one });
      assert.equal(has(filter), true);
      assert.equal(has({ kind: 'text', text: 'nothing-of-that-name' }), false);
    }
  });
});
