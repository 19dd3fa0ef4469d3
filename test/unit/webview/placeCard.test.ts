import assert from 'node:assert/strict';
import { placeCard } from '../../../src/webview/graph/placeCard.ts';

const PAGE = { width: 1000, height: 600 };

function at(x: number, y: number) {
  return { left: x - 10, top: y - 10, right: x + 10, bottom: y + 10 };
}

describe('the place of a card', () => {
  it('is below what it tells about, in the middle', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(500, 100), PAGE), { left: 400, top: 124 });
  });

  it('is above where there is no room below', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(500, 560), PAGE), { left: 400, top: 436 });
  });

  it('keeps inside the page', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(20, 100), PAGE), { left: 8, top: 124 });
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(990, 100), PAGE), { left: 792, top: 124 });
  });

  for (const x of [200, 800]) {
    it(`leaves what it tells about, at ${x}, free where it is too tall for both`, () => {
      const card = { width: 400, height: 500 };
      const anchor = at(x, 300);
      const { left, top } = placeCard(card, anchor, PAGE);
      assert.ok(left >= anchor.right || left + card.width <= anchor.left);
      assert.ok(left >= 0 && left + card.width <= PAGE.width);
      assert.ok(top >= 0 && top + card.height <= PAGE.height);
    });
  }
});
