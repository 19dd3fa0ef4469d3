import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nameProblem } from '../../../scripts/newRule/nameProblem.ts';
import { type NewRule, ruleFiles } from '../../../scripts/newRule/ruleFiles.ts';
import { similarRules } from '../../../scripts/newRule/similarRules.ts';
import { ROOT } from '../../../scripts/paths.ts';
import { readPageHeads } from '../../../scripts/rulePages.ts';
import { modulePath } from '../../../scripts/run.ts';
import { readRuleDoc } from '../../../src/core/rules/engine/ruleDoc.ts';
import { readRuleExample } from '../../support/ruleExample.ts';

const RULE: NewRule = { group: 'names', name: 'san-too-odd', title: 'A name is odd' };
const FILES = Object.entries(ruleFiles(RULE));
const page = ruleFiles(RULE)['media/rules/names/san-too-odd.md'] ?? '';

/** Lines break by the lengths of names, which the formatter decides. */
const withoutLayout = (text: string) => text.replaceAll(/\s+/g, '').replaceAll(',)', ')');

describe('npm run new-rule', () => {
  it('writes a page, a check and a test where a rule of this name has them', () => {
    assert.deepEqual(
      FILES.map(([file]) => file),
      [
        'media/rules/names/san-too-odd.md',
        'src/core/rules/names/san-too-odd.ts',
        'test/unit/rules/names/san-too-odd.test.ts',
      ],
    );
  });

  it('rejects invalid ids and titles', () => {
    const problem = (id: string, title?: string) => nameProblem(id, title, ['names', 'tls']);
    assert.equal(problem('names/san-too-odd', 'A name is odd'), undefined);
    assert.match(problem('san-too-odd') ?? '', /An id is GROUP\/NAME, not "san-too-odd"/);
    assert.match(problem('name/san-too-odd') ?? '', /no group "name". Groups: names, tls/);
    assert.match(problem('names/odd') ?? '', /two or more lower-case words .*, not "odd"/);
    assert.match(problem('names/error-duplicate') ?? '', /does not contain the severity/);
    assert.match(problem('names/san-too-odd', 'A name is odd.') ?? '', /without a period/);
  });

  it('writes a page that a rule can be made from', () => {
    assert.deepEqual(
      [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading),
      ['A name is odd', 'How to fix it', 'Why', 'Example', 'References'],
    );
    assert.ok(readRuleDoc(page).why && readRuleExample(page).length > 0);
  });

  it('imports what exists, and lints without a change but that of layout', () => {
    for (const [file, text] of FILES.filter(([name]) => name.endsWith('.ts'))) {
      for (const [, names = '', from = ''] of text.matchAll(/import (?:type )?\{ (.*) \} from '(\..*)'/g)) {
        const imported = readFileSync(path.join(ROOT, path.dirname(file), from), 'utf8');
        for (const name of names.split(', ')) assert.match(imported, new RegExp(`export .*\\b${name}\\b`), from);
      }
      const words = [modulePath('@biomejs/biome/bin/biome'), 'check', '--write', `--stdin-file-path=${file}`];
      const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, input: text, encoding: 'utf8' });
      assert.equal(stderr.replaceAll(/Checked 1 file.*/g, '').trim(), '');
      assert.equal(withoutLayout(stdout), withoutLayout(text));
    }
  });

  it('names the rules that share rare words with the path and the title, the most similar first', () => {
    const heads = readPageHeads();
    const idsLike = (id: string, title = '') => similarRules(heads, { id, title }, 3).map((rule) => rule.id);
    assert.equal(idsLike('names/san-ends-in-dot', 'A name ends with a dot')[0], 'names/san-trailing-dot');
    assert.equal(idsLike('tls/serial-too-short')[0], 'tls/serial-too-long');
    assert.deepEqual(idsLike('xyz/xyzzy'), []);
  });
});
