import assert from 'node:assert/strict';
import { sharedByContent } from '../../../../src/core/formats/x509/sharedByContent.ts';

describe('sharedByContent', () => {
  it('reads equal content once, from a copy of its octets', () => {
    const whole = Uint8Array.of(1, 2, 3, 1, 2);
    const given: Uint8Array[] = [];
    const read = sharedByContent((bytes) => {
      given.push(bytes);
      return { sum: bytes.reduce((sum, byte) => sum + byte, 0) };
    });
    assert.equal(read(whole.subarray(0, 2)), read(whole.subarray(3)));
    assert.deepEqual(read(whole), { sum: 9 });
    assert.deepEqual(
      given.map(({ buffer, length }) => buffer.byteLength === length && buffer !== whole.buffer),
      [true, true],
    );
  });

  it('throws for refused content every time', () => {
    let calls = 0;
    const read = sharedByContent(() => {
      calls++;
      throw new Error('refused');
    });
    for (const _ of [1, 2]) assert.throws(() => read(Uint8Array.of(5)), /refused/);
    assert.equal(calls, 2);
  });

  it('reads what is long each time, and keeps no copy', () => {
    const long = new Uint8Array(1000);
    const read = sharedByContent((bytes) => ({ bytes }));
    assert.equal(read(long).bytes, long);
    assert.notEqual(read(long), read(long));
  });
});
