import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import { usedHeap } from '../../fuzz/heap.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const FILE = 'etc/kubernetes/scheduler.conf';
const LOOKS = 7;

describe('an inspector that looks again and again', () => {
  for (const isWhole of [true, false]) {
    it(`lets go of what a file was, ${isWhole ? 'where all is looked at' : 'where the file alone is looked at'}`, async () => {
      const workspace = new MemoryWorkspace(await buildNode({ keyAlgorithm: 'ECDSA-P256' }));
      const now = Date.parse('2026-06-01T12:00:00Z');
      const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
      const inspector = createInspector({ fileSystem: workspace, now: () => now, log });
      const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
      const bytes = await workspace.readFile(workspace.uri(FILE));
      assert.ok(bytes instanceof Uint8Array);
      const text = new TextDecoder().decode(bytes);
      const before: WeakRef<object>[] = [];
      for (let look = 0; look < LOOKS; look++) {
        workspace.write(FILE, `${text}# ${look}\n`);
        await inspector.inspect(settings, isWhole ? {} : { changed: new Set([workspace.uri(FILE)]) });
        const file = inspector.report?.files.get(workspace.uri(FILE));
        assert.ok(file);
        before.push(new WeakRef(file));
      }
      // What a turn of the event loop looked at through a weak reference lives until its end.
      await new Promise((resolve) => setImmediate(resolve));
      usedHeap();
      const alive = before.map((file) => file.deref() !== undefined);
      // The latest whole look is what changes are held against, and the one before may be kept for what rests on it.
      assert.deepEqual(alive.slice(1, -2), [false, false, false, false]);
      assert.equal(alive.at(-1), true);
    });
  }
});
