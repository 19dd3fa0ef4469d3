import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf } from '../../support/law/imports.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Turns a text into the sentence that people read. */
const RENDERER =
  /^(?:src\/core\/model\/text\/(?:csv|html|markdown|plainText|render|sarif)|test\/support\/rendered)\.ts$/;

/** Reads the messages of all rules for words that need a consequence. */
const EXAMPLES = 'test/unit/rules/examples.test.ts';

/** The imports of the rules' tests; `more` are further sources by path. */
function renderersIn(more: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = globSync('test/unit/rules/**/*.ts', { cwd: ROOT }).map((file) => file.split(path.sep).join('/'));
  const sources = files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')] as const);
  return importsOf(new Map([...sources, ...Object.entries(more)]))
    .filter(({ from, to }) => RENDERER.test(to) && from !== EXAMPLES)
    .map(({ from, line, to }) => `${from}:${line}: renders with ${to}; compare message ids, slots and what is logged`);
}

describe('the tests of the rules', () => {
  it('compare ids and values, and render no sentence', () => {
    assert.deepEqual(renderersIn(), []);
  });

  it('are found where they import a renderer', () => {
    const file = 'test/unit/rules/keys/new.test.ts';
    const text = "import { plainText } from '../../../../src/core/model/text/plainText.ts';\n";
    assert.equal(renderersIn({ [file]: text }).length, 1);
  });
});
