import assert from 'node:assert/strict';
import { intern } from '../../../../src/core/model/collections/compact.ts';

describe('interned', () => {
  it('gives the text, whatever it is put together from', () => {
    const texts = ['', '--tls-cert-file', 'a "quoted" \\ text\n', '\ud800 alone', '\u{1f511}', 'long '.repeat(100)];
    for (const text of texts) {
      const larger = `before ${text} after`;
      assert.equal(intern(larger.slice(7, -6)), text);
      assert.equal(intern(text), text);
    }
  });
});
