import assert from 'node:assert/strict';
import { splitShell } from '../../../../src/core/kubernetes/components/commandWords.ts';

const words = (script: string) => splitShell(script).map(({ text, isSeparator }) => (isSeparator ? `<${text}>` : text));

describe('kubernetes/shellWords', () => {
  it('splits words, takes quotes away and ends commands', () => {
    assert.deepEqual(words(`a "b c" 'd "e'f\\ g`), ['a', 'b c', 'd "ef g']);
    assert.deepEqual(words('a;b && c | d\ne &'), ['a', '<;>', 'b', '<&>', '<&>', 'c', '<|>', 'd', '<\n>', 'e', '<&>']);
    assert.deepEqual(words('a "" b'), ['a', '', 'b']);
  });

  it('joins continued lines and skips comments', () => {
    assert.deepEqual(words('a \\\n  b#c # d ; e\nf'), ['a', 'b#c', '<\n>', 'f']);
    assert.deepEqual(words('"a\\\nb\\"c\\d"'), ['ab"c\\d']);
  });

  it('keeps the expressions of templates in their words', () => {
    const listed = "--b={% for i in g['x y'] %}{{ h[i]['a'] }}:1{% endfor %}";
    assert.deepEqual(words(`a --p={{ port }} ${listed} "<%= c | d %>" e`), [
      'a',
      '--p={{ port }}',
      listed,
      '<%= c | d %>',
      'e',
    ]);
    assert.deepEqual(words('a {{ b; c'), ['a', '{{', 'b', '<;>', 'c']);
  });

  it('leaves redirections in one word', () => {
    assert.deepEqual(words('a 2>&1 >>/log'), ['a', '2>&1', '>>/log']);
  });

  it('keeps the offset of every character', () => {
    const script = `x="a\\$b"'c' d`;
    const words = splitShell(script);
    assert.equal(words.length, 2);
    for (const { text, offsets } of words) assert.equal(offsets.map((offset) => script[offset]).join(''), text);
  });

  it('survives what is never closed', () => {
    assert.deepEqual(words('a "b'), ['a', 'b']);
    assert.deepEqual(words("'"), ['']);
    assert.deepEqual(words('a\\'), ['a']);
  });
});
