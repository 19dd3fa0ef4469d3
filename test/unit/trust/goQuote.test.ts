import assert from 'node:assert/strict';
import { goQuote } from '../../../src/core/formats/go/quote.ts';
import { goErrorText } from '../../../src/core/trust/goErrorText.ts';
import { authority, leaf, read } from './chainCase.ts';

const QUOTED: readonly (readonly [string, string])[] = [
  ['kubernetes', '"kubernetes"'],
  ['say "x" \\ y', '"say \\"x\\" \\\\ y"'],
  ['a\nb\tc\x00\x7f', '"a\\nb\\tc\\x00\\x7f"'],
  ['über 日本', '"über 日本"'],
  ['\u202e\u00a0', '"\\u202e\\u00a0"'],
  ['\u{e0001}', '"\\U000e0001"'],
];

describe('goQuote', () => {
  for (const [text, expected] of QUOTED) it(expected, () => assert.equal(goQuote(text), expected));
});

describe('goErrorText', () => {
  it('keeps a hostile name of a candidate on one line', async () => {
    const candidate = await read(await authority('x', { subject: { commonName: 'a"\u202e\nb' } }));
    const certificate = await read(await leaf(await authority('kubernetes')));
    const text = goErrorText({
      kind: 'unknownAuthority',
      certificate,
      hint: { candidate, error: 'e', because: 'other' },
    });
    assert.ok(text.endsWith('candidate authority certificate "a\\"\\u202e\\nb")'), text);
  });

  it('does not throw for an instant outside the calendar', async () => {
    const certificate = await read(await leaf(await authority('kubernetes')));
    const text = goErrorText({ kind: 'expired', certificate, now: Number.NaN });
    assert.match(text, /current time 0001-01-01T00:00:00Z is after 2035-01-01T00:00:00Z$/);
  });
});
