import assert from 'node:assert/strict';
import { phrase, untrusted } from '../../../src/core/index.ts';
import { iconLabel, noticeText, outlineLabel } from '../../../src/editor/labels.ts';
import { GERMAN } from '../l10n/german.ts';

describe('labels', () => {
  const hostile = '$(bug) [x](command:y)\u{202e}';

  it('with icons draw none that a file names', () => {
    assert.equal(iconLabel(phrase('CA "{name}"', { name: hostile })), 'CA "\\$(bug) [x](command:y)\\u{202e}"');
  });

  it('draw no icon that a value and words of ours make together', () => {
    assert.equal(iconLabel(phrase('{name} ({place})', { name: 'a', place: 'b' })), 'a (b)');
    assert.equal(iconLabel(phrase('{name}(bug)', { name: '$' })), '\\$(bug)');
  });

  it('of the outline are never empty', () => {
    assert.equal(outlineLabel(untrusted(' ')), '–');
    assert.equal(outlineLabel(phrase('CA "{name}"', { name: '$(bug)' }), GERMAN), 'CA „$ (bug)“');
  });

  it('are not without end', () => {
    const long = phrase('CA "{name}"', { name: 'x'.repeat(5000) });
    for (const label of [iconLabel(long), outlineLabel(long)]) assert.equal(label.length, 121);
  });
});

describe('a message that pops up', () => {
  it('holds no link, and says its words whole, in the language', () => {
    const text = phrase('Incorrect password for {name}.', { name: '[x](command:y)' });
    assert.equal(noticeText(text, GERMAN), 'Falsches Kennwort für [x] (command:y).');
  });

  it('shortens what a file says, and nothing else', () => {
    const name = 'x'.repeat(5000);
    assert.equal(noticeText(phrase('{name} is no PKCS#12 file.', { name })), `${'x'.repeat(120)}… is no PKCS#12 file.`);
  });
});
