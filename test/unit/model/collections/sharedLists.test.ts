import assert from 'node:assert/strict';
import { SharedLists } from '../../../../src/core/model/collections/sharedLists.ts';

describe('shared lists', () => {
  const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const lists = new SharedLists<{ readonly name: string }>();
  lists.add(a, ['one', 'one']);
  lists.add(b, ['one', 'two']);
  lists.add(c, ['three']);

  it('give the items of each key once', () => {
    assert.deepEqual(lists.of(['one']), [a, b]);
    assert.deepEqual(lists.of(['three', 'two', 'one', 'none']), [c, b, a]);
    assert.deepEqual(lists.of(['none']), []);
  });

  it('are one and the same list for all who find the same', () => {
    assert.equal(lists.of(['one', 'two']), lists.of(['one', 'none', 'two', 'one']));
    assert.equal(lists.of(['one']), lists.of(['one', 'none']));
    assert.notEqual(lists.of(['one', 'two']), lists.of(['two', 'one']));
  });
});
