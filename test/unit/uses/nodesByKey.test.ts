import assert from 'node:assert/strict';
import { createPace } from '../../../src/core/pace.ts';
import { NodesByKey } from '../../../src/core/uses/nodesByKey.ts';

const nodes = [new Set(['a', 'b']), new Set(['b']), new Set(['b', 'c'])];

describe('NodesByKey', () => {
  it('tells the places of a key in order', () => {
    const table = NodesByKey.of(nodes, undefined);
    assert.deepEqual(table.placesOf('a'), [0]);
    assert.deepEqual(table.placesOf('b'), [0, 1, 2]);
    assert.deepEqual(table.placesOf('d'), []);
  });

  it('tells the same after others, whatever they share, at once and in slices', async () => {
    const variants = [
      nodes,
      [new Set(['b', 'a']), new Set(['b']), new Set(['b', 'c'])],
      [new Set(['a', 'b']), new Set(['d']), new Set(['b', 'c'])],
      [new Set(['a', 'b']), new Set(['b', 'd']), new Set(['b', 'c'])],
      [new Set(['b']), new Set(['b', 'c'])],
      [new Set(['b', 'c']), new Set(['a', 'b']), new Set(['b'])],
      [],
    ];
    for (const before of variants) {
      for (const now of variants) {
        const [fresh, kept] = [NodesByKey.of(now, undefined), NodesByKey.of(now, NodesByKey.of(before, undefined))];
        const sliced = await NodesByKey.prepared(now, NodesByKey.of(before, undefined), createPace());
        for (const key of 'abcd') {
          assert.deepEqual(kept.placesOf(key), fresh.placesOf(key));
          assert.deepEqual(sliced.placesOf(key), fresh.placesOf(key));
        }
      }
    }
  });
});
