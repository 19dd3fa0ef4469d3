import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type InspectOptions } from '../../../src/core/index.ts';
import { usedHeap } from '../../fuzz/heap.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

/** What a turn of the event loop looked at through a weak reference is held until it ends, and what was marked before, until the next time. */
async function collect(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    usedHeap();
  }
}

/** Changes a file again and again, and gives the file as each report had it, and the inspector, which holds the last report. */
async function changeOften(options: InspectOptions) {
  const { files } = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const workspace = new MemoryWorkspace(files);
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => Date.parse('2026-06-01T12:00:00Z'), log });
  const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
  const text = new TextDecoder().decode(workspace.files.get(MANIFEST) as Uint8Array);
  const past: WeakRef<object>[] = [];
  for (let turn = 0; turn < 6; turn++) {
    workspace.write(MANIFEST, `${text}# ${turn}\n`);
    const report = await inspector.inspect(settings, options);
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

  it('is the last of the contents and that of the last look at all, when the file alone is looked at again', async () => {
    const changed = new Set([`${FOLDER_URI}/${MANIFEST}`]);
    assert.deepEqual(await heldAfter({ changed }), [true, false, false, false, false, true]);
  });
});

/** Which of a file's contents, from the first to the last, are still in memory while the inspector is. */
async function heldAfter(options: InspectOptions): Promise<readonly boolean[]> {
  const { past, inspector } = await changeOften(options);
  await collect();
  assert.ok(inspector);
  return past.map((one) => one.deref() !== undefined);
}
