import assert from 'node:assert/strict';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { NodesByKey } from '../../../../src/core/presentation/references/nodesByKey.ts';

const nodes = [new Set(['a', 'b']), new Set(['b']), new Set(['b', 'c'])];

describe('NodesByKey', () => {
  it('returns the places of a key in order', () => {
    const table = NodesByKey.of(nodes, undefined);
    assert.deepEqual(table.placesOf('a'), [0]);
    assert.deepEqual(table.placesOf('b'), [0, 1, 2]);
    assert.deepEqual(table.placesOf('d'), []);
  });

  it('returns the same after other edits, whatever they share, at once and in slices', async () => {
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
        const sliced = await NodesByKey.prepared(now, NodesByKey.of(before, undefined), createScheduler());
        for (const key of 'abcd') {
          assert.deepEqual(kept.placesOf(key), fresh.placesOf(key));
          assert.deepEqual(sliced.placesOf(key), fresh.placesOf(key));
        }
      }
    }
  });

  it('returns the same after one change on another', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    let now: readonly ReadonlySet<string>[] = Array.from({ length: 40 }, (_, at) => new Set([keys[at % 5] ?? '']));
    let table = NodesByKey.of(now, undefined);
    for (let step = 1; step <= 60; step++) {
      // Most steps change one node, some change them all.
      const isChanged = (at: number) => (step % 20 === 0 ? at % 2 === 0 : at === (step * 7) % now.length);
      now = now.map((node, at) =>
        isChanged(at) ? new Set(keys.filter((_, key) => (step * (key + 3) + at) % 3 === 0)) : node,
      );
      table = NodesByKey.of(now, table);
      const fresh = NodesByKey.of(now, undefined);
      for (const key of keys) assert.deepEqual(table.placesOf(key), fresh.placesOf(key), `${key} after ${step}`);
    }
  });
});
