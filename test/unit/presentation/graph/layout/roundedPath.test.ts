import assert from 'node:assert/strict';
import { roundedPath } from '../../../../../src/core/presentation/graph/layout/roundedPath.ts';

describe('roundedPath', () => {
  it('rounds corners, and less where there is little room', () => {
    assert.equal(
      roundedPath([
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 8 },
      ]),
      'M0 0L36 0Q40 0 40 4L40 8',
    );
  });

  it('passes over points that lie on each other, and draws no lone one', () => {
    assert.equal(
      roundedPath([
        { x: 1, y: 1 },
        { x: 1, y: 1 },
        { x: 5, y: 1 },
      ]),
      'M1 1L5 1',
    );
    assert.equal(roundedPath([{ x: 1, y: 1 }]), '');
  });
});
