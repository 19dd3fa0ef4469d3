import assert from 'node:assert/strict';
import { documentUri, plainText, type Report, suppressionEdit } from '../../../../src/core/index.ts';
import { inspectArchives } from '../../../support/archives/inspectArchive.ts';
import { tarOfNode } from '../../../support/archives/tarOf.ts';
import { faultyNode } from '../../../support/faults.ts';
import { documentFor, filesIn, MARKED_FOLDERS } from '../../../support/markedFolders.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PLAIN = 'plain';
const ETCD = 'etc/kubernetes/manifests/etcd.yaml';

/** The report's statements about the files below a folder and about all others, without that folder's name. */
function saidOf({ findings, connections, files, nodes, skipped }: Report, folder: string) {
  const top = `${FOLDER_URI}/${folder.replaceAll('#', '%23')}`;
  const place = (uri = '') => (uri === top || uri.startsWith(`${top}/`) ? `real ${uri.slice(top.length)}` : uri);
  return {
    files: [...files.keys()].map(place).sort(),
    nodes: nodes.flatMap(({ view }) => (view.root ? place(view.root.uri) : [])).sort(),
    skipped: skipped.map(({ uri, reason }) => `${place(uri)} ${reason}`),
    findings: findings.map(({ rule, severity, at }) => `${severity} ${rule} ${place(at.uri)} ${at.span.start}`).sort(),
    connections: connections
      .map(({ from, to, verdict, error }) =>
        [from.component, place(from.uri), to.component, place(to.uri), verdict, error ? plainText(error) : ''].join(
          ' ',
        ),
      )
      .sort(),
  };
}

describe('a real folder that is called like what a document writes', () => {
  let node: NodeFiles;
  let written: NodeFiles;

  before(async () => {
    const options = { now: NOW, keyAlgorithm: 'ECDSA-P256' } as const;
    node = (await faultyNode('etcd-client-auth-off', options)).files;
    written = (await faultyNode('apiserver-expired', options)).files;
  });

  const inspected = async (folder: string, beside: NodeFiles = new Map()) =>
    (await inspectFiles(new Map([...filesIn(folder, node), ...beside]), NOW)).report;

  const beside = (document: string, text: string): NodeFiles => new Map([[document, new TextEncoder().encode(text)]]);

  for (const { folder, document } of MARKED_FOLDERS) {
    it(`has its own findings: ${folder}`, async () => {
      const report = await inspected(folder);
      const said = saidOf(report, folder);
      assert.deepEqual(said, saidOf(await inspected(PLAIN), PLAIN));
      assert.ok(said.findings.length > 0);
      for (const { at } of report.findings) assert.equal(documentUri(at.uri), at.uri);
    });

    it(`is not mixed up with the document next to it: ${folder}`, async () => {
      const other = beside(document, documentFor(folder, written));
      const report = await inspected(folder, other);
      const said = saidOf(report, folder);
      assert.deepEqual(said, saidOf(await inspected(PLAIN, other), PLAIN));
      assert.equal(said.nodes.length, folder.endsWith('workers') ? 3 : 2);
      const shown = new Set(report.findings.map(({ at }) => documentUri(at.uri)));
      const etcd = `${FOLDER_URI}/${folder.replaceAll('#', '%23')}/${ETCD}`;
      assert.deepEqual([...shown].sort(), [etcd, `${FOLDER_URI}/${document}`].sort());
      const alone = (await inspectFiles(other, NOW)).report;
      const ofDocument = ({ findings }: Report) => findings.filter(({ at }) => documentUri(at.uri) !== at.uri).length;
      assert.equal(ofDocument(report), ofDocument(alone));
      assert.ok(ofDocument(alone) > 0);
    });

    it(`is suppressed and fixed in its own files: ${folder}`, async () => {
      const other = beside(document, documentFor(folder, written));
      const files = new Map([...filesIn(folder, node), ...other]);
      const { report, workspace } = await inspectFiles(files, NOW);
      const [finding] = report.findings.filter(({ fixes }) => fixes.some(({ edits }) => edits.length > 0));
      const path = `${folder}/${ETCD}`;
      assert.equal(finding?.at.uri, workspace.uri(path));
      assert.ok(finding);
      for (const { edits } of finding.fixes) for (const edit of edits) assert.equal(edit.uri, finding.at.uri);
      const file = report.files.get(finding.at.uri);
      const hidden = file && suppressionEdit(file, finding);
      assert.deepEqual(
        hidden?.edits.map(({ uri }) => uri),
        [finding.at.uri],
      );
      const text = `# kubernetes-pki-disable-file ${finding.rule} -- known\n${file?.text}`;
      const after = await inspectFiles(files.set(path, new TextEncoder().encode(text)), NOW);
      const left = report.findings.filter(({ rule }) => rule !== finding.rule);
      assert.equal(after.report.findings.length, left.length);
      assert.ok(after.report.findings.every(({ rule }) => rule !== finding.rule));
    });

    it(`is one in an archive: ${folder}`, async () => {
      const other = beside(document, documentFor(folder, written));
      for (const more of [new Map(), other]) {
        const archive = async (name: string) =>
          inspectArchives([await tarOfNode(new Map([...filesIn(name, node), ...more]))], NOW);
        const said = saidOf(await archive(folder), folder);
        assert.deepEqual(said, saidOf(await archive(PLAIN), PLAIN));
        assert.ok(said.findings.length > 0);
      }
    });
  }

  it('holds documents that write files as any folder does', async () => {
    const text = documentFor('user-data.yaml!', written);
    const report = async (folder: string) => (await inspectFiles(beside(`${folder}/user-data.yaml`, text), NOW)).report;
    const said = saidOf(await report('user-data.yaml!'), 'user-data.yaml!');
    assert.deepEqual(said, saidOf(await report(PLAIN), PLAIN));
    assert.ok(said.findings.some((one) => one.includes('#!/etc/kubernetes/pki/apiserver.crt')));
  });

  it('is not a name with NUL, which is not read', async () => {
    const { report } = await inspectFiles(filesIn('user-data.yaml\0', node), NOW);
    assert.deepEqual(
      report.skipped.map(({ reason }) => reason),
      ['name'],
    );
    assert.equal(report.files.size, 0);
  });
});
