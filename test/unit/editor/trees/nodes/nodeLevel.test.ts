import assert from 'node:assert/strict';
import {
  createInspector,
  DEFAULT_SETTINGS,
  type FileModeCheck,
  leftOutOf,
  leftOutSummary,
} from '../../../../../src/core/index.ts';
import { skippedRows } from '../../../../../src/editor/trees/nodes/nodeLevel.ts';
import { buildNode } from '../../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles, MemoryWorkspace } from '../../../../support/memoryWorkspace.ts';
import { rendered } from '../../../../support/rendered.ts';

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

  it('lists what is left out by name, and how to check it', async () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const files = { 'backup/pki/ca.crt': damaged, 'backup/pki/b.crt': damaged, 'a.crt': damaged };
    const { report } = await inspectFiles(files, new Date('2026-06-01'));
    const [row, ...others] = rendered(skippedRows(report));
    assert.deepEqual(others, []);
    assert.equal(row?.label, 'Left Out by Name');
    assert.deepEqual(
      row?.children.map(({ label, description }) => `${label}: ${description}`),
      ['backup: Files: 2, certificates: 0'],
    );
    const text = 'Left out by name: backup. Files: 2, certificates: 0. To check a folder, open it.';
    assert.deepEqual(rendered(leftOutSummary(leftOutOf(report))), text);
  });

  it('says that modes are asked for in vain', async () => {
    assert.deepEqual(await labels('always'), ['Incomplete', 'admin.conf', 'File modes']);
  });
});
