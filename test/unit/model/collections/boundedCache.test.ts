import assert from 'node:assert/strict';
import { createBoundedCache } from '../../../../src/core/model/collections/boundedCache.ts';
import { intern } from '../../../../src/core/model/collections/compact.ts';
import { usedHeap } from '../../../fuzz/heap.ts';

describe('createBoundedCache', () => {
  it('makes what it lacks once, also where that is undefined', () => {
    const cache = createBoundedCache<undefined>(2);
    let made = 0;
    for (const key of ['a', 'a', 'b', 'a']) cache.get(key, () => void made++);
    assert.equal(made, 2);
  });

  it('forgets the oldest beyond its limit', () => {
    const cache = createBoundedCache<string>(2);
    for (const key of ['a', 'b', 'c']) cache.get(key, () => 'old');
    assert.deepEqual(
      ['c', 'b', 'a'].map((key) => cache.get(key, () => 'new')),
      ['old', 'old', 'new'],
    );
  });

  it('keeps nothing of the text that a key is a part of', () => {
    const cache = createBoundedCache<string>(100);
    const before = usedHeap();
    for (let at = 0; at < 50; at++) {
      const file = `${at}`.repeat(1_000_000);
      cache.get(file.slice(0, 40 + at), (key) => key);
      intern(file.slice(1, 41 + at));
    }
    assert.ok(usedHeap() - before < 10_000_000, `${usedHeap() - before}`);
  });
});
