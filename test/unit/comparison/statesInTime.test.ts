import assert from 'node:assert/strict';
import { isLater, sharesNoAuthority } from '../../../src/core/comparison/statesInTime.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { rotatedNode } from '../../support/rotatedNode.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('two states in time', () => {
  it('are ordered by when their latest certificate was issued', async () => {
    const { before, after } = await rotatedNode(NOW);
    const [old, current] = [(await inspectFiles(before, NOW)).report, (await inspectFiles(after, NOW)).report];
    assert.deepEqual([isLater(current, old), isLater(old, current), isLater(old, old)], [true, false, false]);
    const { report: empty } = await inspectFiles({}, NOW);
    assert.deepEqual([isLater(current, empty), isLater(empty, current)], [false, false]);
  });

  it('share a CA while one of several is replaced', async () => {
    const { before, after } = await rotatedNode(NOW);
    const [old, current] = [(await inspectFiles(before, NOW)).report, (await inspectFiles(after, NOW)).report];
    assert.equal(sharesNoAuthority(old, current), false);
  });
});
