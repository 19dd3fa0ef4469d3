import assert from 'node:assert/strict';
import { inspectArchives, saidOf } from '../../support/archives/inspectArchive.ts';
import { gzipped, tarOf, tarOfNode } from '../../support/archives/tarOf.ts';
import { xzOf } from '../../support/archives/xzOf.ts';
import { zipOf, zipOfNode } from '../../support/archives/zipOf.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { buildSample } from '../../support/sample.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('a node in an archive', () => {
  let files: NodeFiles;
  let asFolder: unknown;

  before(async () => {
    files = await buildSample(NOW, { keyAlgorithm: 'ECDSA-P256' });
    const { report } = await inspectFiles(files, NOW);
    assert.ok(report.findings.length > 5);
    asFolder = saidOf(report);
  });

  const forms: readonly [name: string, pack: () => Promise<Uint8Array> | Uint8Array, top?: string][] = [
    ['tar', () => tarOfNode(files)],
    ['tar with absolute names', () => tarOfNode(files, '/')],
    ['tar.gz', async () => gzipped(await tarOfNode(files))],
    ['tar.xz', async () => xzOf(await tarOfNode(files))],
    ['zip', () => zipOfNode(files)],
    ['folder of a tar', () => tarOfNode(files, 'copies/node-1/'), 'copies/node-1/'],
    [
      'tgz inside a tar',
      async () => tarOf([{ name: 'node-1/backup.tgz', content: gzipped(await tarOfNode(files)) }]),
      'node-1/backup.tgz!/',
    ],
    [
      'zip inside a tar.xz inside a tar.xz',
      async () => {
        const inner = xzOf(await tarOf([{ name: 'b.zip', content: zipOfNode(files) }]));
        return xzOf(await tarOf([{ name: 'a.tar.xz', content: inner }]));
      },
      'a.tar.xz!/b.zip!/',
    ],
    ['tar inside a zip', async () => zipOf({ 'a.tar': await tarOfNode(files) }), 'a.tar!/'],
  ];
  for (const [name, pack, top] of forms) {
    it(`has the findings and verdicts that it has as a folder: ${name}`, async () => {
      const report = await inspectArchives([await pack()], NOW);
      assert.deepEqual(saidOf(report, top), asFolder);
      assert.deepEqual(report.skipped, []);
    });
  }

  it('is a node next to those in other archives, as it is next to those in other folders', async () => {
    const control = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const worker = new Map(
      [...control].filter(([path]) => /^var\/lib\/kubelet|\/kubelet\.conf$|pki\/ca\.crt$/.test(path)),
    );
    const nodes = [files, worker, control];
    const folders = new Map(
      nodes.flatMap((node, at) => [...node].map(([path, content]) => [`${at}/${path}`, content])),
    );
    const { report: expected } = await inspectFiles(folders, NOW, {
      folders: nodes.map((_, at) => ({ uri: `${FOLDER_URI}/${at}`, name: String(at) })),
    });
    assert.equal(expected.nodes.length, 3);
    const packed = [gzipped(await tarOfNode(files)), await tarOfNode(worker), zipOfNode(control)];
    const report = await inspectArchives(packed, NOW);
    assert.deepEqual(saidOf(report), saidOf(expected));
    assert.deepEqual(
      report.nodes.map(({ view }) => view.root?.uri),
      expected.nodes.map(({ view }) => view.root?.uri),
    );
  });

  it('has the modes and owners that the headers of a tar have', async () => {
    const open = (path: string) => (path.endsWith('etc/kubernetes/pki/ca.key') ? 0o644 : 0o600);
    const good = [...(await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' }))];
    const members = good.flatMap(([name, content]) =>
      content instanceof Uint8Array ? [{ name, content, mode: open(name) }] : [],
    );
    const { findings } = await inspectArchives([await tarOf(members)], NOW, { fileModes: () => 'always' });
    const keys = findings.filter(({ rule }) => rule.startsWith('permissions/'));
    assert.deepEqual(
      keys.map(({ at }) => at.uri.split('/').pop()),
      ['ca.key'],
    );
  });
});
