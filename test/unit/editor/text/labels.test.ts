import assert from 'node:assert/strict';
import { phrase, untrusted } from '../../../../src/core/index.ts';
import { iconLabel, iconLines, noticeText, outlineLabel } from '../../../../src/editor/text/labels.ts';
import { GERMAN } from '../../l10n/german.ts';

describe('labels', () => {
  const hostile = '$(bug) [x](command:y)\u{202e}';

  it('with icons draw none that a file names', () => {
    assert.equal(iconLabel(phrase('CA "{name}"', { name: hostile })), 'CA "\\$(bug) [x](command:y)\\u{202e}"');
  });

  it('draw no icon that a value and words of ours make together', () => {
    assert.equal(iconLabel(phrase('{name} ({place})', { name: 'a', place: 'b' })), 'a (b)');
    assert.equal(iconLabel(phrase('{name}(bug)', { name: '$' })), '\\$(bug)');
  });

  it('end before what follows from a long message, which stands in the other lines', () => {
    const text = phrase(
      'The certificate of {component} expired {ago} ago ({date}). Every client rejects the server: `{error}`.',
      { component: 'kube-apiserver', ago: '5 days', date: '2026-05-27 12:00 UTC', error: 'x509: $(bug) has expired' },
    );
    const { label, others } = iconLines(text);
    assert.equal(label, 'The certificate of kube-apiserver expired 5 days ago (2026-05-27 12:00 UTC)');
    assert.deepEqual(others, ['Every client rejects the server: x509: \\$(bug) has expired.']);
    assert.deepEqual(iconLines(phrase('Short: one line.')), { label: 'Short: one line.', others: [] });
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
