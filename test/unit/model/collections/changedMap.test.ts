import assert from 'node:assert/strict';
import { withChanges } from '../../../../src/core/model/collections/changedMap.ts';

interface Item {
  readonly is: number;
}

const itemsTo = (count: number, plus = 0) =>
  new Map(Array.from({ length: count }, (_, at): [string, Item] => [`${at}`, { is: at + plus }]));

describe('a map with changes', () => {
  it('is the map with other values under the same keys, in the same order', () => {
    const base = itemsTo(4);
    const once = withChanges(base, new Map([['2', { is: 20 }]]));
    const twice = withChanges(
      once,
      new Map([
        ['1', { is: 10 }],
        ['2', { is: 21 }],
      ]),
    );
    const wanted = new Map([
      ['0', { is: 0 }],
      ['1', { is: 10 }],
      ['2', { is: 21 }],
      ['3', { is: 3 }],
    ]);
    assert.deepEqual([...twice], [...wanted]);
    assert.deepEqual([...twice.entries()], [...wanted]);
    assert.deepEqual([...twice.keys()], [...wanted.keys()]);
    assert.deepEqual([...twice.values()], [...wanted.values()]);
    const seen: unknown[] = [];
    twice.forEach((value, key, map) => {
      seen.push([key, value, map === twice]);
    });
    assert.deepEqual(
      seen,
      [...wanted].map((entry) => [...entry, true]),
    );
    assert.equal(twice.size, 4);
    assert.deepEqual(twice.get('1'), { is: 10 });
    assert.deepEqual(twice.get('3'), { is: 3 });
    assert.equal(twice.get('4'), undefined);
    assert.equal(twice.has('2'), true);
    assert.equal(twice.has('4'), false);
    assert.deepEqual(once.get('2'), { is: 20 });
    assert.deepEqual(base, itemsTo(4));
  });

  it('holds however often it is changed', () => {
    let map: ReadonlyMap<string, Item> = itemsTo(300);
    for (let at = 0; at < 300; at++) map = withChanges(map, new Map([[`${at}`, { is: at + 1 }]]));
    assert.deepEqual([...map], [...itemsTo(300, 1)]);
  });
});
