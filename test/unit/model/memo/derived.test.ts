import assert from 'node:assert/strict';
import {
  derived,
  derivedFor,
  derivedFromPrevious,
  derivedOfLatest,
  oneOfEqualLists,
} from '../../../../src/core/model/memo/derived.ts';
import { untilCollected } from '../../../fuzz/heap.ts';

describe('what is derived from a value', () => {
  it('is made once for each, also where it is undefined', () => {
    const asked: object[] = [];
    const first = derived((list: readonly number[]) => {
      asked.push(list);
      return list[0];
    });
    const [one, none] = [[1], []];
    assert.deepEqual([first(one), first(none), first(one), first(none)], [1, undefined, 1, undefined]);
    assert.deepEqual(asked, [one, none]);
  });

  it('is made again for what else it depends on, and remembered for the latest of that', () => {
    let made = 0;
    const sum = derivedFor((list: readonly number[], more: number) => {
      made++;
      return list.reduce((a, b) => a + b, more);
    });
    const one = [1];
    assert.deepEqual([sum(one, 1), sum(one, 1), sum(one, 2), sum(one, 2), sum(one, 1)], [2, 2, 3, 3, 2]);
    assert.equal(made, 3);
  });

  it('is remembered for the latest value alone where so asked', () => {
    let made = 0;
    const size = derivedOfLatest((list: readonly number[]) => {
      made++;
      return list.length;
    });
    const [one, other] = [[1], [1, 2]];
    assert.deepEqual([size(one), size(one), size(other), size(one)], [1, 1, 2, 1]);
    assert.equal(made, 3);
  });

  it('is brought from the value before to the next where that is possible', () => {
    let made = 0;
    const sum = derivedFromPrevious(
      (list: readonly number[]) => {
        made++;
        return list.reduce((a, b) => a + b, 0);
      },
      (value, before, list) => (list.length === before.length + 1 ? value + (list.at(-1) ?? 0) : undefined),
    );
    const [one, two, other] = [[1], [1, 2], [7]];
    assert.deepEqual([sum(one), sum(two), sum(other)], [1, 3, 7]);
    assert.equal(made, 2);
  });

  it('is found again by a list of the same items, and by no other', () => {
    const one = oneOfEqualLists<object>();
    const [a, b] = [{}, {}];
    const [known, shorter, turned, none] = [[a, b], [a], [b, a], []];
    assert.deepEqual([one(known), one(shorter), one(turned), one(none)], [known, shorter, turned, none]);
    assert.ok(one([a, b]) === known && one([a]) === shorter && one([b, a]) === turned && one([]) === none);
  });

  it('goes with any item of its list', async () => {
    const one = oneOfEqualLists<object>();
    const stays = {};
    const gone = ((item: object) => {
      one([stays, item]);
      one([item, stays]);
      return new WeakRef(item);
    })({});
    await untilCollected([gone]);
    assert.equal(gone.deref(), undefined);
    assert.ok(one([stays]));
  });
});
