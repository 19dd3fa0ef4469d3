import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8'));

/** Words that VS Code writes small inside a title, as in "Go to Definition" and "Compare with Selected". */
const SMALL = new Set(['a', 'as', 'by', 'for', 'in', 'of', 'or', 'the', 'to', 'with']);

const titles = Object.entries(texts).filter(([key]) => /^(command|container|editor|menu|view)\./.test(key));

describe('the titles of package.nls.json', () => {
  it('are in title case, as those of VS Code', () => {
    const wrong = titles.filter(([, title]) => {
      const words = title.split(' ');
      return words.some((word, at) => /^[a-z]/.test(word) && word !== 'mTLS' && (at === 0 || !SMALL.has(word)));
    });
    assert.ok(titles.length > 30);
    assert.deepEqual(wrong, []);
  });

  it('name each command once', () => {
    const commands = titles.filter(([key]) => key.startsWith('command.')).map(([, title]) => title);
    assert.deepEqual(
      commands.filter((title, at) => commands.indexOf(title) !== at),
      [],
    );
  });

  it('describe settings in sentences', () => {
    const wrong = Object.entries(texts).filter(
      ([key, text]) => key.startsWith('setting.') && !/^[A-Z].*\.$/.test(text),
    );
    assert.deepEqual(wrong, []);
  });
});
