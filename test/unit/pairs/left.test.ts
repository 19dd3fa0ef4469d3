import assert from 'node:assert/strict';
import { NEW_ONCE_REPAIRED, PAIRS } from '../../pairs/pairs.ts';
import { newOnceRepaired } from '../../pairs/repaired.ts';

describe('what is left of two faults once one of them is repaired', () => {
  for (const pair of PAIRS.filter(({ seed }) => seed === undefined)) {
    it(`is shown before: ${pair.name}`, async () => {
      assert.deepEqual(await newOnceRepaired(pair), NEW_ONCE_REPAIRED.get(pair.name) ?? []);
    });
  }
});
