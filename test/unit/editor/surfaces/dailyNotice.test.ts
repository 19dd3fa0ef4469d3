import assert from 'node:assert/strict';
import { DailyNotice, type NoticeChoice, type NoticePorts } from '../../../../src/editor/surfaces/dailyNotice.ts';

const HOUR = 3_600_000;

/** A notice with a test clock and memory; the person answers by `answer`, or leaves it open. */
function setUp() {
  const stored = new Map<string, unknown>();
  const state = { now: 1_000 * HOUR, isOn: true, shown: 0 };
  const waiting: ((choice: NoticeChoice | undefined) => void)[] = [];
  const chosen: NoticeChoice[] = [];
  const ports: NoticePorts = {
    memory: {
      get: (key) => stored.get(key),
      update: async (key, value) => void stored.set(key, value),
    },
    now: () => state.now,
    isOn: () => state.isOn,
    show: () => {
      state.shown++;
      return new Promise((resolve) => waiting.push(resolve));
    },
    onChoice: (choice) => void chosen.push(choice),
  };
  const answer = async (choice?: NoticeChoice) => {
    waiting.shift()?.(choice);
    await settle();
  };
  return { notice: new DailyNotice(ports), other: new DailyNotice(ports), state, stored, answer, chosen };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('DailyNotice', () => {
  it('is shown once a day, whichever window asks', async () => {
    const { notice, other, state, answer } = setUp();
    notice.report('a', 'x');
    await settle();
    await answer();
    state.now += 23 * HOUR;
    await notice.report('a', 'x');
    await other.report('a', 'x');
    assert.equal(state.shown, 1);
    state.now += HOUR;
    other.report('a', 'x');
    await settle();
    assert.equal(state.shown, 2);
  });

  it('is never there twice, however long it stays open', async () => {
    const { notice, state } = setUp();
    notice.report('a', 'x');
    state.now += 48 * HOUR;
    await notice.report('a', 'x');
    await settle();
    assert.equal(state.shown, 1);
  });

  it('is shown to each workspace, and forgets those of other days', async () => {
    const { notice, state, stored, answer } = setUp();
    notice.report('a', 'x');
    await settle();
    await answer();
    notice.report('b', 'x');
    await settle();
    await answer();
    assert.equal(state.shown, 2);
    state.now += 30 * HOUR;
    notice.report('b', 'x');
    await settle();
    assert.deepEqual(stored.get('expiryNotice'), { b: state.now });
  });

  it('says nothing where it is off', async () => {
    const { notice, state, stored } = setUp();
    state.isOn = false;
    await notice.report('a', 'x');
    assert.deepEqual([state.shown, stored.size], [0, 0]);
  });

  it('passes on what was chosen, and nothing where it was closed', async () => {
    const { notice, state, answer, chosen } = setUp();
    for (const choice of ['report', undefined, 'never'] as const) {
      notice.report('a', 'x');
      await settle();
      await answer(choice);
      state.now += 24 * HOUR;
    }
    assert.deepEqual(chosen, ['report', 'never']);
  });

  it('is not silenced by a clock that was set back, nor by a damaged memory', async () => {
    const { notice, state, stored, answer } = setUp();
    stored.set('expiryNotice', { a: state.now + 1000 * HOUR });
    notice.report('a', 'x');
    await settle();
    await answer();
    stored.set('expiryNotice', 'damaged');
    notice.report('a', 'x');
    await settle();
    assert.equal(state.shown, 2);
  });
});
