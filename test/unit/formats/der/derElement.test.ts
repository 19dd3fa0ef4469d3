import assert from 'node:assert/strict';
import { attempt, DerCursor, within } from '../../../../src/core/formats/der/derCursor.ts';
import {
  childrenOf,
  contentOf,
  DerError,
  rawOf,
  readElement,
  readWhole,
} from '../../../../src/core/formats/der/derElement.ts';
import { encodeBitString, encodeElement } from '../../../../src/core/formats/der/derWriter.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const refuses = (hex: string) => {
  const octets = bytes(hex);
  assert.throws(() => readElement(octets, 0, octets.length), DerError);
};

describe('der/derElement', () => {
  it('finds header, content and end of nested elements', () => {
    const whole = readWhole(bytes('3006020105040161'), 0x30);
    const [first, second] = childrenOf(whole);
    assert.ok(first && second);
    assert.deepEqual([first.start, first.content, first.end], [2, 4, 5]);
    assert.deepEqual(contentOf(second), bytes('61'));
    assert.deepEqual(rawOf(second), bytes('040161'));
  });

  it('reads long lengths', () => {
    const octets = Uint8Array.of(0x04, 0x82, 0x01, 0x00, ...new Uint8Array(256));
    assert.equal(readElement(octets, 0, octets.length).end, 260);
  });

  it('refuses what is no DER', () => {
    refuses('');
    refuses('30');
    refuses('3001');
    refuses('308000');
    refuses('30810100');
    refuses('3082000100');
    refuses('30850000000001');
    refuses('1f0100');
    refuses('30ffffffffff');
  });

  it('refuses an element that runs past its parent though the bytes go on', () => {
    const parent = readElement(bytes('3003040261626364'), 0, 8);
    assert.throws(() => childrenOf(parent), DerError);
  });

  it('refuses trailing bytes and another tag', () => {
    assert.throws(() => readWhole(bytes('300000'), 0x30), /trailing data/);
    assert.throws(() => readWhole(bytes('3000'), 0x31), DerError);
  });

  it('throws the given failure', () => {
    const cursor = new DerCursor(readWhole(bytes('3003020105'), 0x30));
    assert.throws(() => cursor.take(0x04, 'no octets'), { message: 'no octets' });
    assert.equal(cursor.takeOptional(0x04, 'no octets'), undefined);
    assert.throws(() => cursor.finish('more'), { message: 'more' });
    cursor.take(0x02, 'no number');
    assert.equal(cursor.done, true);
    assert.throws(() => cursor.next('nothing left'), { message: 'nothing left' });
  });

  it('turns only DER errors into their words', () => {
    assert.deepEqual(
      attempt(() => within('a', () => readWhole(bytes('30'), 0x30))),
      { error: 'a' },
    );
    const crash = () => within('a', () => JSON.parse('{') as string);
    assert.deepEqual(attempt(crash), { error: 'x509: decoder failure' });
  });

  it('writes what it reads', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 70_000]) {
      const content = new Uint8Array(length).fill(7);
      assert.deepEqual(contentOf(readWhole(encodeElement(0x04, content), 0x04)), content);
    }
    assert.deepEqual(encodeBitString(bytes('61')), bytes('03020061'));
  });
});
