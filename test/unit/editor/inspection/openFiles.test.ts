import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS } from '../../../../src/core/index.ts';
import { OPEN_FILES, openFiles, openFolder, withOpenFiles } from '../../../../src/editor/inspection/openFiles.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles, NodeOptions } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** Inspects the files of a node that are open, the others being next to them. */
async function inspectOpen(node: NodeFiles, paths: readonly string[]) {
  const workspace = new MemoryWorkspace(node);
  const files = openFiles(paths.map((path) => [workspace.uri(path), path.slice(path.lastIndexOf('/') + 1)]));
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({
    fileSystem: withOpenFiles(workspace, () => files),
    now: () => NOW.getTime(),
    log,
  });
  const folders = openFolder(files, 'Open Files');
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders });
  assert.ok(report);
  const found = report.findings.map(({ rule, at }) => `${rule} ${workspace.path(at.uri)}`);
  return { workspace, report, found };
}

const nodeOf = (options: NodeOptions = {}) => buildNode({ keyAlgorithm: 'ECDSA-P256', ...options });

describe('open files', () => {
  it('have no finding about what lies next to them', async () => {
    const node = await nodeOf();
    for (const [path, content] of node) {
      if (!(content instanceof Uint8Array)) continue;
      const { found, report } = await inspectOpen(node, [path]);
      assert.deepEqual([found, report.skipped], [[], []], path);
    }
    const { found, workspace } = await inspectOpen(node, [
      'etc/kubernetes/pki/ca.crt',
      'etc/kubernetes/pki/ca.key',
      'etc/kubernetes/pki/apiserver.crt',
      'etc/kubernetes/manifests/kube-apiserver.yaml',
    ]);
    assert.deepEqual(found, []);
    assert.deepEqual(workspace.reads.sort(), [
      'etc/kubernetes/manifests/kube-apiserver.yaml',
      'etc/kubernetes/pki/apiserver.crt',
      'etc/kubernetes/pki/ca.crt',
      'etc/kubernetes/pki/ca.key',
    ]);
  });

  it('are reported at their own places', async () => {
    const path = 'etc/kubernetes/admin.conf';
    const node = await nodeOf({
      edit: (files, pki) => void files.set(path, new TextEncoder().encode(pki.text(path).replace('https:', 'http:'))),
    });
    const { found, report } = await inspectOpen(node, [path]);
    assert.deepEqual(found, [`kubeconfigs/kubeconfig-server-scheme ${path}`]);
    // By the CA in the kubeconfig.
    assert.deepEqual(
      report.nodes.map(({ view }) => view.files.length),
      [1],
    );
  });

  it('of one name are all inspected, each once', () => {
    const files = openFiles([
      ['a:/1/config', 'config'],
      ['a:/2/config', 'config'],
      ['a:/1/config', 'config'],
    ]);
    assert.deepEqual(
      [...files],
      [
        ['config', 'a:/1/config'],
        ['2/config', 'a:/2/config'],
      ],
    );
    const fileSystem = withOpenFiles(new MemoryWorkspace({}), () => files);
    assert.equal(fileSystem.join(OPEN_FILES, '2', 'config'), 'a:/2/config');
    assert.equal(fileSystem.join(fileSystem.join(OPEN_FILES, '2'), '..', 'config'), 'a:/1/config');
  });

  it('are listed as they are, and nothing else is missing', async () => {
    const files = openFiles([
      ['a:/1/b', 'b'],
      ['a:/2/b', 'b'],
    ]);
    const fileSystem = withOpenFiles(new MemoryWorkspace({}), () => files);
    assert.deepEqual(await fileSystem.readDirectory(OPEN_FILES), [
      { name: 'b', kind: 'file' },
      { name: '2', kind: 'directory' },
    ]);
    assert.deepEqual(await fileSystem.readDirectory(fileSystem.join(OPEN_FILES, '2')), [{ name: 'b', kind: 'file' }]);
    assert.deepEqual(await fileSystem.stat(fileSystem.join(OPEN_FILES, 'c')), { kind: 'link', size: 0, version: '' });
    assert.deepEqual(openFolder(openFiles([]), 'Open Files'), []);
  });
});
