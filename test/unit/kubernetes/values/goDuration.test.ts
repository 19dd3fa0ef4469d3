import assert from 'node:assert/strict';
import { parseGoDuration } from '../../../../src/core/kubernetes/values/goTime.ts';

describe('parseGoDuration', () => {
  it('reads what Go reads', () => {
    const read = { '0': 0, '1.5h': 5_400_000, '8760h0m0s': 31_536_000_000, '-1m': -60_000, '+.5s': 500, '1µs': 0.001 };
    for (const [text, milliseconds] of Object.entries(read))
      assert.deepEqual(parseGoDuration(text), { milliseconds }, text);
  });

  it('says what Go says of the rest', () => {
    const said = {
      '365d': 'time: unknown unit "d" in duration "365d"',
      '8760': 'time: missing unit in duration "8760"',
      year: 'time: invalid duration "year"',
      '': 'time: invalid duration ""',
      '-': 'time: invalid duration "-"',
      '1constructor': 'time: unknown unit "constructor" in duration "1constructor"',
    };
    for (const [text, error] of Object.entries(said)) assert.deepEqual(parseGoDuration(text), { error }, text);
  });
});
