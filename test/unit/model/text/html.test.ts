import assert from 'node:assert/strict';
import { html } from '../../../../src/core/model/text/html.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

function shown(page: string): string {
  return page
    .replaceAll(/<\/?code>/g, '')
    .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}

describe('html', () => {
  for (const [what, value] of Object.entries(HOSTILE_VALUES)) {
    it(`shows ${what} as it is, in content and in a quoted attribute`, () => {
      const plain = html(untrusted(value));
      assert.doesNotMatch(plain, /[<>"'`]|&(?!#\d+;)/);
      assert.equal(shown(plain), plainText(untrusted(value)));
      const sentence = phrase('Not signed by {value}: `error: {value}`, <b>.', { value });
      assert.doesNotMatch(html(sentence).replaceAll(/<\/?code>/g, ''), /[<>"'`]|&(?!#\d+;)/);
      assert.equal(shown(html(sentence)), plainText(sentence));
    });
  }
});
