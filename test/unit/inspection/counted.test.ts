import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import { Memo } from '../../../src/core/model/memo/memo.ts';
import { untilCollected } from '../../fuzz/heap.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

/** Three clusters of one node each, in the folders a, b and c, and what an inspector computes of them. */
async function openThree() {
  const files = new Map<string, NodeFile>();
  for (const [at, name] of ['a', 'b', 'c'].entries()) {
    const node = await buildNode({
      now: NOW,
      keyAlgorithm: 'ECDSA-P256',
      nodeName: name,
      clusterName: name,
      advertiseAddress: `10.0.${at}.1`,
    });
    for (const [path, file] of node) files.set(`${name}/${path}`, file);
  }
  const workspace = new MemoryWorkspace(files);
  const computed: { readonly name: string; readonly key: string }[] = [];
  const memo = new Memo((name, key) => computed.push({ name, key }));
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log }, memo);
  await inspector.inspect(SETTINGS);
  const decoded = inspector.decodeCount;
  computed.length = 0;
  return {
    workspace,
    inspector,
    memo,
    /** Replaces text in a manifest, looks at that file alone, and tells what was decoded and computed. */
    async edit(name: string, from: string, to: string) {
      const path = `${name}/${MANIFEST}`;
      const text = new TextDecoder().decode(workspace.files.get(path) as Uint8Array);
      assert.ok(text.includes(from), from);
      workspace.write(path, text.replace(from, to));
      const report = await inspector.inspect(SETTINGS, { changed: new Set([workspace.uri(path)]) });
      const ofOthers = computed.filter(({ key }) => {
        const node = workspace.path(key.split(' ')[0] ?? '').split('/')[0];
        return node !== '' && node !== name;
      });
      return {
        decoded: inspector.decodeCount - decoded,
        steps: [...new Set(computed.map((one) => one.name))].sort(),
        ofOthers: ofOthers.map((one) => `${one.name} ${one.key}`),
        findings: report?.findings.map(({ rule }) => rule),
      };
    },
  };
}

describe('an edit', () => {
  it('that changes nothing but a comment decodes its file and builds its node again', async () => {
    const { edit } = await openThree();
    const { decoded, steps, ofOthers } = await edit('b', 'apiVersion: v1', '# comment\napiVersion: v1');
    assert.equal(decoded, 1);
    assert.deepEqual(ofOthers, []);
    assert.ok(steps.includes('analysis'), steps.join());
    // The conclusions across nodes are computed again only from the changed parts of the node.
    assert.deepEqual(
      steps.filter((name) => ['linkedGroups', 'called', 'endpoint'].includes(name)),
      [],
    );
  });

  it('that breaks a path evaluates its own node and no other', async () => {
    const { edit } = await openThree();
    const { decoded, ofOthers, findings } = await edit('b', 'pki/apiserver.crt', 'pki/apiserver.cert');
    assert.equal(decoded, 1);
    assert.deepEqual(ofOthers, []);
    assert.ok(findings?.length);
  });

  it('that leaves the bytes as they are decodes and computes nothing beyond the look at the file', async () => {
    const { edit } = await openThree();
    const { decoded, steps } = await edit('b', 'apiVersion: v1', 'apiVersion: v1');
    assert.equal(decoded, 0);
    assert.deepEqual(steps, ['file']);
  });
});

describe('a folder that is closed', () => {
  it('leaves nothing behind', async () => {
    const { workspace, inspector, memo } = await openThree();
    const file = new WeakRef(inspector.report?.files.get(workspace.uri(`a/${MANIFEST}`)) ?? assert.fail());
    const open = memo.size;
    await inspector.inspect({ ...SETTINGS, folders: [] });
    // The settings, and one value for each step that lies across all nodes.
    assert.ok(memo.size < open / 8 && memo.size < 25, `${memo.size} of ${open}`);
    await untilCollected([file]);
    assert.ok(inspector.report);
    assert.equal(file.deref(), undefined);
  });
});
