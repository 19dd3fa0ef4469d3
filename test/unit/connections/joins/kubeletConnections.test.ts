import assert from 'node:assert/strict';
import { buildFleet } from '../../../support/fleet.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the connection to a worker’s kubelet', () => {
  it('comes from the API server that its kubelet.conf names, not from one that the cluster’s CA beside it implies', async () => {
    const { report } = await inspectFiles(await buildFleet({ now: NOW, nodes: 4 }), NOW);
    const found = report.connections.filter(
      ({ kind, to }) => kind === 'kubelet' && to.node?.endsWith('/worker-1') === true,
    );
    assert.deepEqual(
      found.map(({ from, verdict }) => [from.node?.split('/').at(-1), verdict]),
      [['cp-1', 'ok']],
    );
  });
});
