import assert from 'node:assert/strict';
import type { ShownTimeStep } from '../../../../src/webview/protocol/time.ts';
import { Calendar, DAY, NOW } from '../../../../src/webview/time/calendar.ts';

/** Ten in the morning. */
const now = Date.UTC(2026, 5, 1, 10);
const TODAY = Math.floor(now / DAY);
const until = now + 400 * DAY;

function step(day: number, broken = 1): ShownTimeStep {
  return {
    day: TODAY + day,
    counts: { working: 1, failing: 1, all: 2 },
    broken: [...Array(broken).keys()].map((at) => ({ title: `${at}`, count: 1 })),
    more: 0,
  };
}

describe('Calendar', () => {
  it('goes by days from now to the last expiry, and no further', () => {
    const calendar = new Calendar({ now, until });
    assert.equal(calendar.last, 400);
    assert.deepEqual(
      [NOW + 1, 1, 399, 400, 401, -5].map((place) => calendar.placeFor(place)),
      [1, 1, 399, 400, 400, NOW],
    );
    assert.equal(calendar.placeFor(0, -1), NOW);
    assert.deepEqual([calendar.dateOf(1), calendar.dateOf(400)], ['2026-06-02', '2027-07-06']);
  });

  it('stops at the end of today only where something changes before it', () => {
    assert.equal(new Calendar({ now, until }, [step(0)]).placeFor(0), 0);
    assert.equal(new Calendar({ now, until }, [step(5)]).placeFor(0), 1);
  });

  it('has every change of a day at that day, and none at now', () => {
    const calendar = new Calendar({ now, until }, [step(0), step(12), step(300)]);
    assert.deepEqual(
      [NOW, 0, 11, 12, 299, 300, 400].map((place) => calendar.stepAt(place)),
      [undefined, 0, 0, 1, 1, 2, 2],
    );
  });

  it('goes from break to break in both directions, past days on which connections only change', () => {
    const calendar = new Calendar({ now, until }, [step(0), step(5, 0), step(12), step(300)]);
    assert.deepEqual(
      [NOW, 0, 12, 20, 300].map((place) => calendar.breakFrom(place, 1)),
      [0, 12, 300, 300, undefined],
    );
    assert.deepEqual(
      [400, 300, 12, 0, NOW].map((place) => calendar.breakFrom(place, -1)),
      [300, 12, 0, undefined, undefined],
    );
  });

  it('reaches a break after the last expiry that was known', () => {
    assert.equal(new Calendar({ now, until }, [step(401)]).last, 401);
  });

  it('finds the place of every day again', () => {
    const calendar = new Calendar({ now, until: now + 3650 * DAY });
    for (const day of [1, 2, 30, 365, 1000, 3650]) assert.equal(calendar.placeAt(calendar.fractionOf(day)), day);
    assert.deepEqual([calendar.placeAt(-1), calendar.placeAt(0), calendar.placeAt(2)], [NOW, NOW, 3650]);
    assert.deepEqual([calendar.fractionOf(NOW), calendar.fractionOf(3650)], [0, 1]);
  });

  it('names days of four digits only', () => {
    const calendar = new Calendar({ now, until: Date.UTC(20_000, 1) });
    assert.equal(calendar.dateOf(calendar.last), '9999-12-31');
    assert.equal(new Calendar({ now }).last, 1);
  });
});
