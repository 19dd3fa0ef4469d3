import assert from 'node:assert/strict';
import { parseRfc3339 } from '../../../../src/core/kubernetes/values/goTime.ts';

describe('parseRfc3339', () => {
  it('reads times with their zone', () => {
    assert.equal(parseRfc3339('2026-06-01T12:00:00Z'), Date.UTC(2026, 5, 1, 12));
    assert.equal(parseRfc3339('2026-06-01T12:00:00.5+02:00'), Date.UTC(2026, 5, 1, 10, 0, 0, 500));
    assert.equal(parseRfc3339('2028-02-29T23:59:59-01:00'), Date.UTC(2028, 2, 1, 0, 59, 59));
  });

  it('reads nothing else', () => {
    for (const text of [
      '',
      '2026-06-01',
      '2026-06-01 12:00:00Z',
      '2026-06-01T12:00:00',
      '2026-02-30T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-06-01T25:00:00Z',
    ]) {
      assert.equal(parseRfc3339(text), undefined, text);
    }
  });
});
