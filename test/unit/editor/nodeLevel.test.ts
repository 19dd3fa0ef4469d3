import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type FileModeCheck } from '../../../src/core/index.ts';
import { skippedRows } from '../../../src/editor/trees/nodeLevel.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { rendered } from '../../support/rendered.ts';

describe('skippedRows', () => {
  async function labels(fileModes: FileModeCheck): Promise<readonly string[]> {
    const workspace = new MemoryWorkspace(await buildNode({ keyAlgorithm: 'ECDSA-P256' }));
    workspace.unreadable.add('etc/kubernetes/admin.conf');
    const log = { debug() {}, info() {}, warn() {} };
    const inspector = createInspector({ fileSystem: workspace, now: () => Date.parse('2026-06-01'), log });
    const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
    const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, fileModes: () => fileModes });
    return report
      ? rendered(skippedRows(report)).flatMap(({ label, children }) => [label, ...children.map((row) => row.label)])
      : [];
  }

  it('lists what permission denied', async () => {
    assert.deepEqual(await labels('auto'), ['Incomplete', 'admin.conf']);
  });

  it('says that modes are asked for in vain', async () => {
    assert.deepEqual(await labels('always'), ['Incomplete', 'admin.conf', 'File modes']);
  });
});
