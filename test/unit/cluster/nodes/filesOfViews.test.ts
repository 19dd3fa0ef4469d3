import assert from 'node:assert/strict';
import { FilesOfViews } from '../../../../src/core/cluster/nodes/filesOfViews.ts';
import { createInspector, DEFAULT_SETTINGS, type Report } from '../../../../src/core/index.ts';
import { buildCluster } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const MANIFEST = 'n1/etc/kubernetes/manifests/kube-apiserver.yaml';
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };

async function twoNodes() {
  const nodes = await buildCluster({ nodes: 2, keyAlgorithm: 'ECDSA-P256', now: new Date() });
  const workspace = new MemoryWorkspace(
    new Map(nodes.flatMap((files, at) => [...files].map(([path, file]) => [`n${at}/${path}`, file] as const))),
  );
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => Date.now(), log });
  const look = async (changed?: ReadonlySet<string>): Promise<Report> => {
    const report = await inspector.inspect(SETTINGS, changed ? { changed } : {});
    assert.ok(report);
    return report;
  };
  return { workspace, look };
}

const viewsOf = ({ nodes }: Report) => nodes.map(({ view }) => view);
const listed = (report: Report) =>
  viewsOf(report).flatMap(({ files }) => files.map(({ file }): [string, unknown] => [file.uri, file]));

describe('the files of nodes', () => {
  it('are a map of them by URI, in their order', async () => {
    const { workspace, look } = await twoNodes();
    const report = await look();
    const wanted = new Map(listed(report));
    const { files } = report;
    assert.deepEqual([...files.keys()], [...wanted.keys()]);
    assert.equal(files.size, wanted.size);
    for (const entries of [[...files], [...files.entries()]]) {
      assert.ok(entries.every(([uri, file]) => wanted.get(uri) === file) && entries.length === wanted.size);
    }
    assert.ok([...files.values()].every((file, at) => file === [...wanted.values()][at]));
    const seen: string[] = [];
    files.forEach((file, uri, map) => {
      if (map === files && wanted.get(uri) === file) seen.push(uri);
    });
    assert.deepEqual(seen, [...wanted.keys()]);
    assert.equal(files.get('memory://elsewhere'), undefined);
    assert.equal(files.has('memory://elsewhere'), false);
    assert.equal(files.has(workspace.uri(MANIFEST)), true);
  });

  it('follow an edit, and leave the report before as it was', async () => {
    const { workspace, look } = await twoNodes();
    const first = await look();
    const uri = workspace.uri(MANIFEST);
    const was = first.files.get(uri)?.text ?? '';
    workspace.write(MANIFEST, `${was}# one more line\n`);
    const second = await look(new Set([uri]));
    assert.equal(second.files.get(uri)?.text, `${was}# one more line\n`);
    assert.equal(first.files.get(uri)?.text, was);
    assert.ok([...second.files].every(([at, file]) => new Map(listed(second)).get(at) === file));
  });

  it('are listed again where files were added or removed, and not where only contents differ', async () => {
    const { workspace, look } = await twoNodes();
    const first = viewsOf(await look());
    workspace.write(MANIFEST, `${new TextDecoder().decode(workspace.files.get(MANIFEST) as Uint8Array)}# line\n`);
    const second = viewsOf(await look());
    workspace.files.delete('n1/etc/kubernetes/pki/sa.pub');
    const third = viewsOf(await look());
    assert.notEqual(first[1], second[1]);
    assert.ok(new FilesOfViews(first).after(second));
    assert.equal(new FilesOfViews(second).after(third), undefined);
    assert.equal(new FilesOfViews(second).after(second.slice(1)), undefined);
  });
});
