import assert from 'node:assert/strict';
import { SpanIndex } from '../../../../src/core/model/source/spanIndex.ts';

const item = (name: string, start: number, end: number) => ({ name, span: { start, end } });

describe('SpanIndex', () => {
  const outer = item('outer', 0, 100);
  const first = item('first', 10, 20);
  const second = item('second', 30, 60);
  const inner = item('inner', 35, 40);
  const last = item('last', 200, 210);
  const index = new SpanIndex([last, inner, outer, second, first]);

  for (const [offset, name] of [
    [5, 'outer'],
    [10, 'first'],
    [20, 'first'],
    [25, 'outer'],
    [37, 'inner'],
    [50, 'second'],
    [99, 'outer'],
    [150, undefined],
    [205, 'last'],
    [300, undefined],
  ] as const) {
    it(`finds ${name ?? 'nothing'} at ${offset}`, () => assert.equal(index.innermostAt(offset)?.name, name));
  }

  it('takes the first of those at the same place', () => {
    assert.equal(new SpanIndex([item('a', 0, 9), item('b', 0, 9)]).innermostAt(3)?.name, 'a');
  });

  it('finds nothing in nothing', () => assert.equal(new SpanIndex([]).innermostAt(0), undefined));
});
