import assert from 'node:assert/strict';
import { placeCard } from '../../../src/webview/graph/placeCard.ts';

const PAGE = { width: 1000, height: 600 };

function at(x: number, y: number) {
  return { left: x - 10, top: y - 10, right: x + 10, bottom: y + 10 };
}

describe('the place of a card', () => {
  it('is below its subject, in the middle', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(500, 100), PAGE), { left: 400, top: 124 });
  });

  it('is above where there is no room below', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(500, 560), PAGE), { left: 400, top: 436 });
  });

  it('keeps inside the page', () => {
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(20, 100), PAGE), { left: 8, top: 124 });
    assert.deepEqual(placeCard({ width: 200, height: 100 }, at(990, 100), PAGE), { left: 792, top: 124 });
  });

  it('leaves the line free where another place does', () => {
    const card = { width: 200, height: 100 };
    const anchor = at(500, 300);
    const down = Array.from({ length: 40 }, (_, step) => ({ left: 500, top: 300 + step * 5 }));
    assert.deepEqual(placeCard(card, anchor, PAGE, down), { left: 400, top: 176 });
    const through = Array.from({ length: 120 }, (_, step) => ({ left: 500, top: step * 5 }));
    assert.deepEqual(placeCard(card, anchor, PAGE, through), { left: 524, top: 250 });
    const cross = [...through, ...Array.from({ length: 200 }, (_, step) => ({ left: step * 5, top: 300 }))];
    assert.deepEqual(placeCard(card, anchor, PAGE, cross), { left: 524, top: 324 });
  });

  for (const x of [200, 800]) {
    it(`leaves its subject, at ${x}, free if it is too tall for both`, () => {
      const card = { width: 400, height: 500 };
      const anchor = at(x, 300);
      const { left, top } = placeCard(card, anchor, PAGE);
      assert.ok(left >= anchor.right || left + card.width <= anchor.left);
      assert.ok(left >= 0 && left + card.width <= PAGE.width);
      assert.ok(top >= 0 && top + card.height <= PAGE.height);
    });
  }
});
