import assert from 'node:assert/strict';
import { Memo } from '../../../../src/core/model/memo/memo.ts';
import { RunCanceled } from '../../../../src/core/model/memo/reader.ts';
import { input, step } from '../../../../src/core/model/memo/step.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';

/** Words by their place, each read from a text, and the length of all of them together. */
function wordCounter() {
  const computed: string[] = [];
  const memo = new Memo((name, key) => computed.push(`${name} ${key}`.trim()));
  const text = input<string>('text');
  const keys = input<readonly string[]>('keys');
  const word = step('word', async (key, read) => ((await read.read(text, key)) ?? '').trim());
  const size = step('size', async (key, read) => (await read.read(word, key)).length);
  const total = step('total', async (_, read) => {
    let sum = 0;
    for (const key of (await read.read(keys)) ?? []) sum += await read.read(size, key);
    return sum;
  });
  const setAll = (texts: Readonly<Record<string, string>>) => {
    memo.set(keys, '', Object.keys(texts));
    for (const [key, value] of Object.entries(texts)) memo.set(text, key, value);
  };
  const begin = (now = 0, signal?: AbortSignal) => memo.begin({ now, scheduler: createScheduler(), signal });
  /** The computations since the last call. */
  const steps = () => computed.splice(0);
  return { memo, text, keys, word, size, total, setAll, begin, steps };
}

describe('the memo', () => {
  it('computes nothing again while nothing changed', async () => {
    const { total, setAll, begin, steps } = wordCounter();
    setAll({ a: 'one', b: 'three' });
    assert.equal(await begin().read(total), 8);
    assert.deepEqual(steps(), ['total', 'size a', 'word a', 'size b', 'word b']);
    assert.equal(await begin().read(total), 8);
    assert.deepEqual(steps(), []);
  });

  it('computes again what a change reaches, and nothing beyond an equal value', async () => {
    const { memo, text, total, setAll, begin, steps } = wordCounter();
    setAll({ a: 'one', b: 'three' });
    await begin().read(total);
    steps();
    memo.set(text, 'a', 'one ');
    assert.equal(await begin().read(total), 8);
    assert.deepEqual(steps(), ['word a']);
    memo.set(text, 'a', 'two');
    assert.equal(await begin().read(total), 8);
    assert.deepEqual(steps(), ['word a', 'size a']);
    memo.set(text, 'b', 'four');
    assert.equal(await begin().read(total), 7);
    assert.deepEqual(steps(), ['word b', 'size b', 'total']);
  });

  it('asks for nothing that is no longer read', async () => {
    const { memo, keys, total, setAll, begin, steps } = wordCounter();
    setAll({ a: 'one', b: 'three' });
    await begin().read(total);
    memo.set(keys, '', ['a']);
    steps();
    assert.equal(await begin().read(total), 3);
    assert.deepEqual(steps(), ['total']);
  });

  it('computes again what comes from outside once it is outdated, and what read it only if it differs', async () => {
    const { memo, begin, steps } = wordCounter();
    let disk = 'a';
    const file = step('file', () => disk);
    const copy = step('copy', async (_, read) => `${await read.read(file)}!`);
    assert.equal(await begin().read(copy), 'a!');
    disk = 'b';
    assert.equal(await begin().read(copy), 'a!');
    memo.outdate(file);
    steps();
    assert.equal(await begin().read(copy), 'b!');
    assert.deepEqual(steps(), ['file', 'copy']);
    memo.outdate(file, '');
    assert.equal(await begin().read(copy), 'b!');
    assert.deepEqual(steps(), ['file']);
  });

  it('keeps the value that an equal one would replace', async () => {
    const { memo, text, setAll, begin } = wordCounter();
    const list = step(
      'list',
      async (_, read) => [...((await read.read(text, 'a')) ?? '')].sort(),
      (one, other) => one.join() === other.join(),
    );
    setAll({ a: 'ab' });
    const before = await begin().read(list);
    memo.set(text, 'a', 'ba');
    assert.equal(await begin().read(list), before);
  });

  it('computes again what goes by the clock when its time is over, and when the clock is set back', async () => {
    const { begin, steps } = wordCounter();
    const isDue = step('isDue', (_, read) => {
      if (read.now < 100) read.holdsUntil(100);
      return read.now >= 100;
    });
    const shown = step('shown', async (_, read) => ((await read.read(isDue)) ? 'due' : 'not yet'));
    assert.equal(await begin(10).read(shown), 'not yet');
    assert.equal(await begin(99).read(shown), 'not yet');
    assert.deepEqual(steps(), ['shown', 'isDue']);
    assert.equal(await begin(100).read(shown), 'due');
    assert.equal(await begin(5000).read(shown), 'due');
    assert.deepEqual(steps(), ['isDue', 'shown']);
    assert.equal(await begin(50).read(shown), 'not yet');
  });

  it('stores nothing of a step that fails, and computes it again', async () => {
    const { begin } = wordCounter();
    let isBroken = true;
    const fragile = step('fragile', () => {
      if (isBroken) throw new Error('broken');
      return 1;
    });
    const next = step('next', async (_, read) => (await read.read(fragile)) + 1);
    await assert.rejects(begin().read(next), /broken/);
    isBroken = false;
    assert.equal(await begin().read(next), 2);
  });

  it('stores nothing of a run that was aborted', async () => {
    const { begin, steps } = wordCounter();
    const controller = new AbortController();
    const slow = step('slow', async () => {
      await Promise.resolve();
      return steps().length;
    });
    const reading = begin(0, controller.signal).read(slow);
    controller.abort();
    await assert.rejects(reading, RunCanceled);
    assert.equal(await begin().read(slow), 1);
  });

  it('stores nothing of a run that was superseded, and does not fail the next one', async () => {
    const { begin } = wordCounter();
    const release: (() => void)[] = [];
    const slow = step('slow', () => new Promise<number>((resolve) => release.push(() => resolve(release.length))));
    const first = begin().read(slow);
    const second = begin().read(slow);
    release[0]?.();
    await assert.rejects(first, RunCanceled);
    await new Promise((resolve) => setTimeout(resolve));
    release[1]?.();
    assert.equal(await second, 2);
  });

  it('gives others a turn after each step once its slice of time is used up', async () => {
    const { memo, total, setAll, steps } = wordCounter();
    setAll({ a: 'one', b: 'three' });
    let turns = 0;
    const yieldNow = async () => {
      turns++;
    };
    assert.equal(await memo.begin({ now: 0, scheduler: { shouldYield: () => true, yieldNow } }).read(total), 8);
    assert.equal(turns, steps().length);
  });

  it('computes once what several read at the same time', async () => {
    const { total, size, setAll, begin, steps } = wordCounter();
    setAll({ a: 'one' });
    const reader = begin();
    await Promise.all([reader.read(total), reader.read(size, 'a'), reader.read(total)]);
    assert.deepEqual(steps().toSorted(), ['size a', 'total', 'word a']);
  });

  it('notices a change that comes while it computes', async () => {
    const { memo, begin } = wordCounter();
    let disk = 1;
    const file = step('file', () => disk);
    const release: (() => void)[] = [];
    const slow = step('slow', async (_, read) => {
      const value = await read.read(file);
      await new Promise<void>((resolve) => release.push(resolve));
      return value;
    });
    const reading = begin().read(slow);
    while (release.length === 0) await Promise.resolve();
    disk = 2;
    memo.outdate(file);
    release[0]?.();
    assert.equal(await reading, 1);
    const again = begin().read(slow);
    while (release.length < 2) await Promise.resolve();
    release[1]?.();
    assert.equal(await again, 2);
  });

  it('forgets what a run over everything did not use, and keeps what that rests on', async () => {
    const { memo, total, word, setAll, begin, steps } = wordCounter();
    setAll({ a: 'one', b: 'three' });
    await begin().read(total);
    const { size } = memo;
    setAll({ a: 'one' });
    assert.equal(await begin().read(total), 3);
    memo.forgetUnused();
    assert.equal(memo.size, size - 3);
    assert.equal(memo.latest(word, 'a'), 'one');
    assert.equal(memo.latest(word, 'b'), undefined);
    steps();
    await begin().read(total);
    assert.deepEqual(steps(), []);
    setAll({ a: 'five' });
    assert.equal(await begin().read(total), 4);
  });

  it('keeps what was outdated while a run used it, for those that it was computed for', async () => {
    const { memo, begin } = wordCounter();
    let disk = 'a';
    const file = step('file', () => disk);
    const copy = step('copy', async (_, read) => `${await read.read(file)}!`);
    await begin().read(copy);
    memo.outdate(file);
    memo.forgetUnused();
    assert.equal(memo.latest(file), 'a');
    await begin().read(copy);
    disk = 'b';
    memo.outdate(file);
    assert.equal(await begin().read(copy), 'b!');
  });

  it('gives nothing to a run that was superseded, even if it is remembered', async () => {
    const { total, setAll, begin } = wordCounter();
    setAll({ a: 'one' });
    const reader = begin();
    assert.equal(await reader.read(total), 3);
    await begin().read(total);
    await assert.rejects(reader.read(total), RunCanceled);
  });

  describe('in a run that looks only at what has changed', () => {
    /** A thousand words are read by one, and each of them holds for some time. */
    function manyWords() {
      const counted = wordCounter();
      const { memo, text, keys } = counted;
      const asked: string[] = [];
      const until = new Map<string, number>();
      const timed = step('timed', async (key, read) => {
        asked.push(key);
        if (read.now >= 0) read.holdsUntil(until.get(key) ?? Number.POSITIVE_INFINITY);
        return (await read.read(text, key)) ?? '';
      });
      const all = step('all', async (_, read) => (await read.readAll(timed, (await read.read(keys)) ?? [])).join(' '));
      const begin = (now: number, isWhole: boolean) => memo.begin({ now, scheduler: createScheduler() }, { isWhole });
      return { ...counted, timed, all, begin, until, asked: () => asked.splice(0) };
    }

    it('gives what a whole run gives, after any change', async () => {
      const { memo, text, all, setAll, begin, asked } = manyWords();
      setAll({ a: 'one', b: 'two' });
      assert.equal(await begin(0, true).read(all), 'one two');
      memo.endOfAll();
      asked();
      memo.set(text, 'b', 'three');
      assert.equal(await begin(1, false).read(all), 'one three');
      assert.deepEqual(asked(), ['b']);
      memo.set(text, 'b', 'three');
      assert.equal(await begin(2, false).read(all), 'one three');
      assert.deepEqual(asked(), []);
    });

    it('does not trust values after the instant until which one of them held', async () => {
      const { memo, all, setAll, begin, until, asked } = manyWords();
      setAll({ a: 'one', b: 'two' });
      until.set('b', 10);
      await begin(0, true).read(all);
      memo.endOfAll();
      asked();
      await begin(9, false).read(all);
      assert.deepEqual(asked(), []);
      until.set('b', 20);
      await begin(10, false).read(all);
      assert.deepEqual(asked(), ['b']);
    });

    it('trusts nothing before a run has read everything', async () => {
      const { memo, all, setAll, begin, until, asked } = manyWords();
      setAll({ a: 'one' });
      until.set('a', 10);
      await begin(0, true).read(all);
      asked();
      await begin(10, false).read(all);
      assert.deepEqual(asked(), ['a']);
      memo.endOfAll();
    });

    it('sees what changed while a value was computed from it', async () => {
      const { memo, text, begin } = manyWords();
      memo.set(text, '', 'before');
      let change = () => memo.set(text, '', 'after');
      const slow = step('slow', async (_, read) => {
        const value = await read.read(text);
        change();
        change = () => {};
        return value;
      });
      const last = step('last', (_, read) => read.read(slow));
      assert.equal(await begin(0, true).read(last), 'before');
      memo.endOfAll();
      assert.equal(await begin(1, false).read(last), 'after');
    });

    it('keeps no reader of a value that was forgotten', async () => {
      const { memo, text, keys, all, timed, setAll, begin, asked } = manyWords();
      setAll({ a: 'one', b: 'two' });
      await begin(0, true).read(all);
      memo.set(keys, '', ['a']);
      await begin(1, true).read(all);
      memo.forgetUnused();
      memo.endOfAll();
      asked();
      assert.equal(memo.latest(timed, 'b'), undefined);
      memo.set(text, 'b', 'three');
      assert.equal(await begin(2, false).read(all), 'one');
      assert.deepEqual(asked(), []);
    });
  });
});
