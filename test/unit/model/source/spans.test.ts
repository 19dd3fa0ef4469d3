import assert from 'node:assert/strict';
import type { Span } from '../../../../src/core/model/source/span.ts';
import { SpanIndex, SpanSet } from '../../../../src/core/model/source/spanIndex.ts';
import { TouchIndex } from '../../../../src/core/model/source/touchIndex.ts';
import { type Random, seeded } from '../../../support/changingWorkspace.ts';

const LENGTH = 40;

/** Spans inside and next to each other, as nodes of a tree have them. */
function nestedSpans(random: Random, { start, end }: Span): readonly Span[] {
  if (end - start < 2) return [];
  const middle = start + random(end - start);
  const inner = { start: start + random(2), end: middle };
  const spans = inner.end > inner.start ? [inner, ...nestedSpans(random, inner)] : [];
  return [...spans, ...nestedSpans(random, { start: middle + 1, end })];
}

describe('SpanIndex', () => {
  it('finds the innermost of what lies in each other', () => {
    const random = seeded(5);
    for (let round = 0; round < 200; round++) {
      const items = nestedSpans(random, { start: 0, end: LENGTH }).map((span) => ({ span }));
      const index = new SpanIndex(items.toSorted(() => random(3) - 1));
      for (let offset = 0; offset <= LENGTH; offset++) {
        const around = items.filter(({ span }) => span.start <= offset && offset <= span.end);
        const length = Math.min(...around.map(({ span }) => span.end - span.start));
        const found = index.innermostAt(offset)?.span;
        assert.equal(found === undefined, around.length === 0);
        if (!found) continue;
        assert.ok(found.start <= offset && offset <= found.end);
        // An offset at which one ends and the next begins is in both.
        const isBetween = around.some(({ span }) => span.end === offset);
        if (!isBetween) assert.equal(found.end - found.start, length);
      }
    }
  });

  it('takes the first of several at one place', () => {
    const first = { span: { start: 2, end: 5 }, name: 'first' };
    const index = new SpanIndex([first, { ...first, name: 'second' }, { span: { start: 0, end: 9 }, name: 'around' }]);
    assert.equal(index.innermostAt(3)?.name, 'first');
    assert.equal(index.innermostAt(6)?.name, 'around');
    assert.equal(index.innermostAt(10), undefined);
  });
});

describe('SpanSet', () => {
  it('finds overlaps with one of many', () => {
    const random = seeded(7);
    const spanOf = (): Span => {
      const start = random(LENGTH);
      return { start, end: start + random(6) };
    };
    for (let round = 0; round < 500; round++) {
      const spans = Array.from({ length: random(6) }, spanOf);
      const set = new SpanSet(spans);
      const asked = spanOf();
      assert.equal(
        set.overlaps(asked),
        spans.some(({ start, end }) => start < asked.end && end > asked.start),
      );
    }
  });
});

describe('TouchIndex', () => {
  it('finds all that touch a span, each once', () => {
    const random = seeded(11);
    const spanOf = (longest: number): Span => {
      const start = random(LENGTH);
      return { start, end: start + random(longest) };
    };
    for (let round = 0; round < 500; round++) {
      const spans = Array.from({ length: random(20) }, () => spanOf(round % 2 === 0 ? 6 : LENGTH));
      const index = new TouchIndex(spans, (span) => span);
      const asked = spanOf(6);
      const byPlace = (one: Span, other: Span) => one.start - other.start || one.end - other.end;
      assert.deepEqual(
        index.touching(asked).toSorted(byPlace),
        spans.filter(({ start, end }) => start <= asked.end && end >= asked.start).sort(byPlace),
      );
    }
  });
});
