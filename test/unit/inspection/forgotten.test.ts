import assert from 'node:assert/strict';
import {
  createInspector,
  DEFAULT_SETTINGS,
  type InspectOptions,
  prepareReferences,
  type Report,
} from '../../../src/core/index.ts';
import { untilCollected } from '../../fuzz/heap.ts';
import { buildCluster, openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const KEY = 'etc/kubernetes/pki/apiserver.key';

/** Changes a file again and again, and gives the file as each report had it, and the inspector, which holds the last report. */
async function changeOften(options: InspectOptions) {
  const { files } = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const workspace = new MemoryWorkspace(files);
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => NOW, log });
  const text = new TextDecoder().decode(workspace.files.get(MANIFEST) as Uint8Array);
  const past: WeakRef<object>[] = [];
  for (let turn = 0; turn < 6; turn++) {
    workspace.write(MANIFEST, `${text}# ${turn}\n`);
    const report = await inspector.inspect(SETTINGS, options);
    const file = report?.files.get(workspace.uri(MANIFEST));
    assert.ok(file);
    past.push(new WeakRef(file));
  }
  return { past, inspector };
}

describe('what an inspector holds', () => {
  it('is the last of the contents of a file, when all is looked at again', async () => {
    assert.deepEqual(await heldAfter({}), [false, false, false, false, false, true]);
  });

  it('is the last of the contents of a file, also when the file alone is looked at again', async () => {
    const changed = new Set([`${FOLDER_URI}/${MANIFEST}`]);
    assert.deepEqual(await heldAfter({ changed }), [false, false, false, false, false, true]);
  });

  it('is nothing of a key that was replaced after paths came or went', async () => {
    const { files } = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const workspace = new MemoryWorkspace(files);
    const { inspector, look } = inspectorOf(workspace);
    const first = fileIn(await look(), workspace.uri(KEY));
    workspace.files.delete('etc/kubernetes/manifests/kube-controller-manager.yaml');
    await look();
    const text = new TextDecoder().decode(workspace.files.get(KEY) as Uint8Array);
    workspace.write(KEY, `${text}\n`);
    await look();
    await untilCollected([first]);
    assert.ok(inspector);
    assert.equal(first.deref(), undefined);
  });

  it('is nothing of a node of a cluster that was deleted', async () => {
    const nodes = await buildCluster({ nodes: 2, keyAlgorithm: 'ECDSA-P256', now: new Date(NOW) });
    const workspace = new MemoryWorkspace(
      new Map(nodes.flatMap((files, at) => [...files].map(([path, file]) => [`n${at}/${path}`, file] as const))),
    );
    const { inspector, look } = inspectorOf(workspace);
    const deleted = fileIn(await look(), workspace.uri(`n1/${KEY}`));
    for (const path of [...workspace.files.keys()]) if (path.startsWith('n1/')) workspace.files.delete(path);
    await look();
    await untilCollected([deleted]);
    assert.equal(inspector.report?.nodes.length, 1);
    assert.equal(deleted.deref(), undefined);
  });
});

/** An inspector of the workspace, every report of which is prepared for hovers as in a window. */
function inspectorOf(workspace: MemoryWorkspace) {
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => NOW, log });
  return {
    inspector,
    async look(): Promise<Report> {
      const report = await inspector.inspect(SETTINGS);
      assert.ok(report);
      await prepareReferences(report);
      return report;
    },
  };
}

/** A weak reference to the file at the path. */
function fileIn({ files }: Report, uri: string): WeakRef<object> {
  const file = files.get(uri);
  assert.ok(file);
  return new WeakRef(file);
}

/** Which of a file's contents, from the first to the last, are still in memory while the inspector is. */
async function heldAfter(options: InspectOptions): Promise<readonly boolean[]> {
  const { past, inspector } = await changeOften(options);
  // The last report holds the last of them.
  await untilCollected(past.slice(0, -1));
  assert.ok(inspector);
  return past.map((one) => one.deref() !== undefined);
}
