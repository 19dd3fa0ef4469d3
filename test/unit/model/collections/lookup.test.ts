import assert from 'node:assert/strict';
import { lookupBy } from '../../../../src/core/model/collections/lookup.ts';

describe('lookupBy', () => {
  const itemsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: at % 2 === 0 ? `n${at % 10}` : undefined, at }));

  it('finds the first or the last of a key in short and in long lists', () => {
    const first = lookupBy<{ name: string | undefined; at: number }>(({ name }) => name);
    const last = lookupBy<{ name: string | undefined; at: number }>(({ name }) => name, 'last');
    for (const count of [0, 4, 16, 17, 100]) {
      const items = itemsOf(count);
      for (const key of ['n0', 'n2', 'n8', 'x']) {
        assert.equal(
          first(items, key),
          items.find(({ name }) => name === key),
        );
        assert.equal(
          last(items, key),
          items.findLast(({ name }) => name === key),
        );
      }
    }
  });
});
