import assert from 'node:assert/strict';
import { humanDuration } from '../../../../src/core/model/labels/humanDuration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('humanDuration', () => {
  const cases: readonly (readonly [number, string])[] = [
    [-2 * SECOND, '<invalid>'],
    [-1 * SECOND, '0s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [9 * MINUTE + 5 * SECOND, '9m5s'],
    [179 * MINUTE, '179m'],
    [3 * HOUR, '3h'],
    [7 * HOUR + 59 * MINUTE, '7h59m'],
    [47 * HOUR, '47h'],
    [48 * HOUR, '2d'],
    [7 * DAY + 23 * HOUR, '7d23h'],
    [364 * DAY + 23 * HOUR, '364d'],
    [729 * DAY, '729d'],
    [730 * DAY, '2y'],
    [3 * 365 * DAY + DAY, '3y1d'],
    [3650 * DAY - MINUTE, '9y'],
  ];
  for (const [milliseconds, text] of cases) {
    it(`prints ${milliseconds} ms as ${text}`, () => assert.equal(humanDuration(milliseconds), text));
  }
});
