import assert from 'node:assert/strict';
import { decodeBase64, decodeBase64Range, encodeBase64 } from '../../../../src/core/formats/base64/base64.ts';

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('text/base64', () => {
  const good: readonly (readonly [string, string])[] = [
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9v\r\nYmFy\n', 'foobar'],
    ['Z\ng\n=\n=\n', 'f'],
    ['Zh==', 'f'],
    ['\n\r\n', ''],
  ];
  for (const [text, expected] of good) {
    it(`decodes ${JSON.stringify(text)} as Go does`, () => {
      assert.deepEqual(decodeBase64(text), { bytes: ascii(expected) });
    });
  }

  const bad: readonly (readonly [string, number, string])[] = [
    ['Zm9v YmFy', 4, 'a blank'],
    ['Zm9v\tYmFy', 4, 'a tab'],
    ['Zm!v', 2, 'a character outside the alphabet'],
    ['Zm-v', 2, 'the URL alphabet'],
    ['Zmé=', 2, 'a character beyond ASCII'],
    ['Zm9v=', 4, 'padding that begins a quantum'],
    ['Z===', 1, 'padding after one digit'],
    ['Zg=', 3, 'half of the padding'],
    ['Zg=x', 2, 'a digit within the padding'],
    ['Zg', 0, 'no padding'],
    ['Zm9vZg', 4, 'no padding in the second quantum'],
    ['Zg==Zg==', 4, 'text after the padding'],
  ];
  for (const [text, badOffset, why] of bad) {
    it(`points at ${why}`, () => assert.deepEqual(decodeBase64(text), { badOffset }));
  }

  it('decodes a part, with blanks where they are allowed', () => {
    assert.deepEqual(decodeBase64Range('xx Zm 9v\t!', 2, 9, true), { bytes: ascii('foo') });
    assert.deepEqual(decodeBase64Range('xx Zm 9v\t!', 2, 10, true), { badOffset: 9 });
    assert.deepEqual(decodeBase64Range('xx Zm9v', 2, 7, false), { badOffset: 2 });
  });

  it('is undone by itself for every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 0xff);
      assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.deepEqual(decodeBase64(encodeBase64(bytes)), { bytes });
    }
  });
});
