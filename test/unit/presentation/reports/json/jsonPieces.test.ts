import assert from 'node:assert/strict';
import { jsonText } from '../../../../../src/core/index.ts';
import { JsonObject, jsonPieces } from '../../../../../src/core/presentation/reports/json/jsonText.ts';

/** The value with each object as one that is written member by member, and each list as an iterable, but for lists of lists. */
function inPieces(value: unknown): unknown {
  if (Array.isArray(value)) return value.some(Array.isArray) ? value : value.map(inPieces).values();
  if (typeof value !== 'object' || value === null) return value;
  return new JsonObject(Object.entries(value).map(([name, member]) => [name, () => inPieces(member)]));
}

describe('JSON in pieces', () => {
  for (const value of [
    { a: 1, b: [1, 'two\u202e\u{e0041}\n', null, true], c: { d: [[{}], []], e: {} }, f: [], g: undefined },
    { runs: [{ results: Array.from({ length: 200 }, (_, at) => ({ at, text: 'x'.repeat(300) })), last: { a: [{}] } }] },
    [],
    {},
    [[[1]], [{ a: [{ b: { c: 'd' } }] }]],
    'text',
  ]) {
    it(`joined are the same text: ${JSON.stringify(value).slice(0, 40)}`, () => {
      assert.equal([...jsonPieces(inPieces(value))].join(''), jsonText(value));
      assert.equal([...jsonPieces(value)].join(''), jsonText(value));
    });
  }

  it('a list makes an item when its turn comes', () => {
    let made = 0;
    function* items() {
      for (;;) yield { number: made++, text: 'x'.repeat(1000) };
    }
    let written = 0;
    for (const piece of jsonPieces(new JsonObject([['list', items]]))) {
      written += piece.length;
      assert.ok(piece.length < 20_000 && made < 20 + written / 1000, `${piece.length}, ${made}`);
      if (written > 100_000) break;
    }
  });
});
