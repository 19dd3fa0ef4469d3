import assert from 'node:assert/strict';
import { Memo } from '../../../../src/core/model/memo/memo.ts';
import { RunCanceled } from '../../../../src/core/model/memo/reader.ts';
import { sameItems, sameJson } from '../../../../src/core/model/memo/same.ts';
import { firewall, input, type Step, step } from '../../../../src/core/model/memo/step.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { seeded } from '../../../support/changingWorkspace.ts';

const KEYS = [...Array(12).keys()].map(String);

/**
 * Numbers; what lies across all of them, twice over, as firewalls; and what each number comes to with that. `during` is called while a
 * number is rounded.
 */
function rankedNumbers(during: () => void = () => {}) {
  const computed: string[] = [];
  const memo = new Memo((name, key) => computed.push(`${name} ${key}`.trim()));
  const number = input<number>('number');
  const rounded = step('rounded', async (key, read) => {
    during();
    return Math.floor(((await read.read(number, key)) ?? 0) / 10);
  });
  const largest = firewall('largest', async (_, read) => Math.max(...(await read.readAll(rounded, KEYS))));
  const share = step('share', async (key, read) => [await read.read(rounded, key), await read.read(largest)]);
  const leaders = firewall(
    'leaders',
    async (_, read) => {
      const shares = await read.readAll(share, KEYS);
      return KEYS.filter((_key, at) => shares[at]?.[0] === shares[at]?.[1]);
    },
    sameItems,
  );
  const rank = step('rank', async (key, read) => ({
    share: await read.read(share, key),
    leads: (await read.read(leaders)).includes(key),
    at: await read.read(number, key),
  }));
  const all = step('all', async (_, read) => JSON.stringify(await read.readAll(rank, KEYS)), sameJson);
  const begin = (isWhole: boolean, signal?: AbortSignal) =>
    memo.begin({ now: 0, scheduler: createScheduler(), signal }, { isWhole });
  return { memo, number, rounded, largest, leaders, rank, all, begin, computed: () => computed.splice(0) };
}

/** The result of a memo without memory for the same numbers. */
async function afresh(numbers: ReadonlyMap<string, number>): Promise<string> {
  const { memo, number, all, begin } = rankedNumbers();
  for (const [key, value] of numbers) memo.set(number, key, value);
  return begin(true).read(all);
}

describe('a firewall', () => {
  it('keeps from being computed, and from being suspect, what was computed from a value that is the same', async () => {
    const { memo, number, all, begin, computed } = rankedNumbers();
    for (const key of KEYS) memo.set(number, key, Number(key));
    await begin(true).read(all);
    memo.endOfAll();
    computed();
    memo.set(number, '3', 4);
    await begin(false).read(all);
    assert.deepEqual(computed(), ['rounded 3', 'rank 3', 'all']);
    memo.set(number, '3', 40);
    await begin(false).read(all);
    const steps = computed();
    for (const name of ['largest', 'leaders', 'share 0', 'rank 11']) assert.ok(steps.includes(name), name);
  });

  it('gives what is computed afresh, after any sequence of changes, whichever value is asked for', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const below = seeded(seed);
      const { memo, number, largest, leaders, rank, all, begin } = rankedNumbers();
      const numbers = new Map(KEYS.map((key) => [key, below(60)]));
      for (const [key, value] of numbers) memo.set(number, key, value);
      await begin(true).read(all);
      memo.endOfAll();
      for (let change = 0; change < 25; change++) {
        for (let left = below(3); left >= 0; left--) {
          const key = String(below(KEYS.length));
          numbers.set(key, below(60));
          memo.set(number, key, numbers.get(key));
        }
        const read = begin(below(6) === 0);
        const wanted = await afresh(numbers);
        const first: Step<unknown> | undefined = [largest, leaders, all][below(4)];
        if (first) await read.read(first);
        const key = String(below(KEYS.length));
        assert.deepEqual(await read.read(rank, key), JSON.parse(wanted)[Number(key)], `seed ${seed}`);
        assert.equal(await read.read(all), wanted, `seed ${seed}`);
        memo.endOfAll();
      }
    }
  });

  it('sees what changes while it is brought up to date, and goes on after a run that was canceled', async () => {
    let during = () => {};
    const { memo, number, all, begin } = rankedNumbers(() => during());
    const numbers = new Map(KEYS.map((key) => [key, Number(key)]));
    const set = (key: string, value: number) => {
      numbers.set(key, value);
      memo.set(number, key, value);
    };
    for (const [key, value] of numbers) set(key, value);
    await begin(true).read(all);
    memo.endOfAll();
    during = () => {
      during = () => {};
      set('7', 90);
    };
    set('2', 50);
    const read = begin(false);
    await read.read(all);
    assert.equal(await read.read(all), await afresh(numbers));
    const controller = new AbortController();
    during = () => controller.abort();
    set('2', 120);
    await assert.rejects(begin(false, controller.signal).read(all), RunCanceled);
    during = () => {};
    assert.equal(await begin(false).read(all), await afresh(numbers));
  });

  it('cannot be bypassed by a step that reads one that was made after it', async () => {
    const memo = new Memo();
    const late: { step?: Step<number> } = {};
    const early = step('early', async (_, read) => (late.step ? read.read(late.step) : 0));
    late.step = step('late', () => 1);
    await assert.rejects(
      memo.begin({ now: 0, scheduler: createScheduler() }).read(early),
      /early reads late, which was made after it/,
    );
  });
});
