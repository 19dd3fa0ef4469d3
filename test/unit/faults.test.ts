import assert from 'node:assert/strict';
import { FAULTS } from '../support/faults.ts';
import { openNode } from '../support/kubeadmNode.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('one change to a correct node', () => {
  for (const { id, title, expect, apply } of FAULTS) {
    it(`${id}: ${title}`, async () => {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      await apply(node);
      const { names } = await inspectFiles(node.files, NOW);
      // One cause, one finding.
      assert.deepEqual([...new Set(names)], [`${expect.rule} ${expect.file}`]);
    });
  }
});
