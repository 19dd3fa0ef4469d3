import assert from 'node:assert/strict';
import { createBoundedCache } from '../../../../src/core/model/collections/boundedCache.ts';

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
});
