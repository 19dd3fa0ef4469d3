import assert from 'node:assert/strict';
import { drawBox } from '../../../../../src/core/presentation/graph/drawing/drawBox.ts';

const BOX = {
  id: 'a',
  component: 'kube-apiserver',
  atHand: true,
  title: 'kube-apiserver',
  subtitle: 'kube-apiserver.yaml',
  opens: true,
  sentence: 'kube-apiserver',
} as const;

/** The heights at which a box as tall as that has its name. */
function namesIn(height: number): readonly number[] {
  const { children } = drawBox({ box: BOX, rect: { x: 0, y: 100, width: 180, height } });
  return children.flatMap(({ attributes }) => (attributes.class === 'title' ? [Number(attributes.y)] : []));
}

describe('the box of a component', () => {
  it('has its name once in the middle', () => {
    assert.deepEqual(namesIn(60), [127]);
  });

  it('repeats its name if it is tall, so that each part of it has one', () => {
    const names = namesIn(1200);
    assert.equal(names.length, 4);
    const ends = [100, ...names, 1300];
    assert.ok(ends.slice(1).every((at, before) => at - (ends[before] ?? 0) <= 300));
  });
});
