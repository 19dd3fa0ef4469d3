import assert from 'node:assert/strict';
import { FAULTS } from '../support/faults.ts';
import { buildNode } from '../support/kubeadmNode.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('one change to a correct node', () => {
  for (const fault of FAULTS) {
    it(`${fault.id}: ${fault.title}`, async () => {
      const files = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', edit: (_, pki) => fault.apply(pki) });
      const { names } = await inspectFiles(files, NOW);
      const wanted = [`${fault.expect.rule} ${fault.expect.file}`, ...(fault.expect.also ?? [])];
      assert.deepEqual([...new Set(names)].sort(), [...new Set(wanted)].sort());
    });
  }
});
