import assert from 'node:assert/strict';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FILE = 'home/user/kube/other.conf';

describe('a person’s kubeconfig of another cluster on a node', () => {
  it('is not verified against the node, and its connection is unknown', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const other = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', clusterName: 'other' });
    node.put(
      FILE,
      other.text('etc/kubernetes/admin.conf').replace(/server: .*/, 'server: https://other.example.com:6443'),
    );
    const { report, workspace } = await inspectFiles(node.files, NOW);
    const own = report.connections.filter(({ from }) => from.uri === workspace.uri(FILE));
    assert.deepEqual(
      own.map(({ verdict }) => verdict),
      ['unknown'],
    );
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
      [],
    );
    const held = report.nodes.flatMap(({ verifications }) => verifications);
    assert.ok(held.length > 10);
    assert.deepEqual(
      held.filter(({ presented, trusted }) => [presented.uri, trusted.uri].includes(workspace.uri(FILE))),
      [],
    );
  });
});
