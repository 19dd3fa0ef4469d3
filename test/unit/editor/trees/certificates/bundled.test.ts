import assert from 'node:assert/strict';
import type { InspectedNode } from '../../../../../src/core/index.ts';
import { certificateNodes } from '../../../../../src/editor/trees/certificateNodes.ts';
import { bundledAuthorities } from '../../../../../src/editor/trees/certificates/bundled.ts';
import { CertificateListing } from '../../../../../src/editor/trees/certificates/listing.ts';
import { isOpenable, type TreeNode } from '../../../../../src/editor/trees/nodes/treeNode.ts';
import { unfolded } from '../../../../../src/editor/trees/nodes/unfolded.ts';
import {
  makeAuthority,
  makeLeaf,
  type SampleCertificate,
  validityFrom,
} from '../../../../../src/sample/sampleCertificate.ts';
import { inspectFiles } from '../../../../support/memoryWorkspace.ts';
import { rendered } from '../../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };
const YEARS = validityFrom(NOW, -100, 3000);
const BUNDLE = 'etc/kubernetes/pki/tls-ca-bundle.crt';

const own = makeAuthority('kubernetes', YEARS);

async function roots(count: number): Promise<readonly SampleCertificate[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => makeAuthority(`Public Root ${at}`, YEARS)));
}

async function nodeWith(bundle: readonly SampleCertificate[]): Promise<InspectedNode> {
  const ca = await own;
  const leaf = await makeLeaf(ca, { commonName: 'kube-apiserver' }, { server: true, names: ['a'] }, YEARS);
  const files = {
    'etc/kubernetes/pki/ca.crt': ca.pem,
    'etc/kubernetes/pki/apiserver.crt': leaf.pem,
    [BUNDLE]: [...bundle, ca].map(({ pem }) => pem).join(''),
  };
  const [node] = (await inspectFiles(files, NOW)).report.nodes;
  assert.ok(node);
  return node;
}

const rowsOf = (node: InspectedNode) => certificateNodes(node, NOW.getTime(), THRESHOLDS, { grouping: 'authority' });

describe('the CAs of large bundles', () => {
  it('are one closed row behind the CAs of the cluster', async () => {
    const node = await nodeWith(await roots(30));
    const [ca, bundles, ...others] = rendered(rowsOf(node));
    assert.deepEqual(others, []);
    assert.equal(ca?.label, 'kubernetes');
    assert.deepEqual(
      [bundles?.label, bundles?.description, bundles?.expanded, bundles?.status],
      ['CAs of bundles', '30', false, 'none'],
    );
    assert.equal(bundles?.children.length, 30);
  });

  it('are rows as all others where they are few, or signed something of the node', async () => {
    const few = await nodeWith(await roots(12));
    assert.equal(rowsOf(few).length, 13);
    const node = await nodeWith(await roots(25));
    const listing = new CertificateListing(node, NOW.getTime(), THRESHOLDS);
    const names = [...bundledAuthorities(listing)].map(({ artifact }) => artifact.certificate.sha256);
    assert.equal(names.length, 25);
    const signer = node.issuers.get(
      listing.all.find(({ isCa }) => !isCa)?.artifact.certificate.sha256 ?? assert.fail(),
    );
    assert.ok(signer && !names.includes(signer));
  });
});

describe('unfolded', () => {
  it('opens all rows, under ids of which a view remembers nothing', async () => {
    const folded = rowsOf(await nodeWith(await roots(30)));
    const flat = (rows: readonly TreeNode[]): readonly TreeNode[] =>
      rows.flatMap((row) => [row, ...flat(row.children)]);
    const [before, after] = [flat(folded), flat(unfolded(folded))];
    assert.equal(after.length, before.length);
    assert.ok(after.every((row) => !isOpenable(row) || row.expanded));
    const ids = new Set(before.map(({ id }) => id));
    assert.ok(after.every(({ id }) => !ids.has(id)));
    assert.deepEqual(
      after.map(({ label }) => label),
      before.map(({ label }) => label),
    );
  });
});
