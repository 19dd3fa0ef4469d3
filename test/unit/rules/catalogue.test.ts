import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, valuesIn } from '../../../scripts/messageExamples.ts';
import { readPageHeads } from '../../../scripts/rulePages.ts';
import { proseOf } from '../../../src/cli/ruleProse.ts';
import { SEVERITIES } from '../../../src/core/model/finding.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import type { Rule } from '../../../src/core/rules/engine/rule.ts';
import { readRuleDoc } from '../../../src/core/rules/engine/ruleDoc.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDERS = { rules: 'src/core/rules', pages: 'media/rules', tests: 'test/unit/rules' };

/** Judged where they arise: such files are shown as skipped. */
const JUDGED_ELSEWHERE = ['file-too-large'];

/** Files of a folder's groups, without their suffix, in order. */
function namesIn(folder: string, suffix: string, isWanted = /^[a-z0-9-]+$/): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.includes('/') && name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .filter((name) => isWanted.test(name.slice(name.indexOf('/') + 1)))
    .sort();
}

/** Texts of a new page that its author has not replaced yet (scripts/newRule/ruleFiles.ts). */
const SCAFFOLD = /https:\/\/example\.com\/|Why it is a fault|Reissue the certificate …|…: what is wrong/;

const heads = new Map(readPageHeads().map((head) => [head.id, head]));
const ids = RULES.map(({ id }) => id).sort();
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const camelCase = (id: string) =>
  id.slice(id.indexOf('/') + 1).replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe('the catalogue of rules', () => {
  it('lists every rule once', () => {
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has a module, a page and a test for every rule, and none besides', () => {
    const isRuleFile = /^(?=.*-)[a-z0-9-]+$/;
    assert.deepEqual(namesIn(FOLDERS.rules, '.ts', isRuleFile), ids);
    assert.deepEqual(namesIn(FOLDERS.pages, '.md', isRuleFile), ids);
    assert.deepEqual(namesIn(FOLDERS.tests, '.test.ts', isRuleFile), ids);
  });

  it('has every ProblemCode of the decoders judged by a rule, or listed as judged elsewhere', () => {
    const declaration =
      read('src/core/model/artifacts/problem.ts').split('export type ProblemCode =')[1]?.split(';')[0] ?? '';
    const codes = [...declaration.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '');
    assert.ok(codes.length > 20);
    const evaluated = RULES.flatMap(({ id }) => {
      const own = id.slice(id.indexOf('/') + 1);
      const listed = /codes: \[([^\]]*)\]/.exec(read(`${FOLDERS.rules}/${id}.ts`))?.[1] ?? '';
      return [own, ...[...listed.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')];
    });
    const missing = codes.filter((code) => !evaluated.includes(code) && !JUDGED_ELSEWHERE.includes(code));
    assert.deepEqual(missing, []);
  });

  for (const rule of RULES) {
    describe(rule.id, () => {
      it('is exported under its name in camel case', () => {
        const module = read(`${FOLDERS.rules}/${rule.id}.ts`);
        assert.ok(module.includes(`export const ${camelCase(rule.id)} = `));
      });

      it('matches its page; run `npm run generate` after a change', () => {
        const { id, severity, basis, about, profile, cis, whenBroken, stops, inTemplates, title, messages } = rule;
        const rare = { profile, cis, whenBroken, stops, inTemplates };
        const optional = Object.entries(rare).filter(([, value]) => value !== undefined);
        const head = { id, severity, basis, about, ...Object.fromEntries(optional), title, messages };
        assert.deepEqual(heads.get(id), head);
        assert.deepEqual(proseOf(id), readRuleDoc(read(`${FOLDERS.pages}/${id}.md`)));
      });

      it('is an error only where a document or a behavior says so', () => {
        assert.ok(SEVERITIES.includes(rule.severity));
        if (rule.severity === 'error') assert.ok(rule.basis === 'must' || rule.basis === 'observed', rule.basis);
      });

      it('has a reason, a fix and references', () => {
        const page = read(`${FOLDERS.pages}/${rule.id}.md`);
        const { why, fix } = readRuleDoc(page);
        assert.doesNotMatch(page, SCAFFOLD, 'this is still the text of npm run new-rule');
        assert.match(why, /\.$|`$/);
        assert.match(fix, /\.$/, `${rule.id}: "How to fix it" ends with a sentence, also after a command`);
        assert.deepEqual(
          [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading).filter((heading) => heading !== 'Example'),
          ['What you see', 'How to fix it', 'Why', 'References'],
        );
        const references = page.slice(page.indexOf('\n## References\n')).trim().split('\n').slice(2);
        assert.ok(references.length > 0);
        for (const line of references)
          assert.match(line, /^- (?:\[.+\]\((?:https:\/\/\S+|\.\.\/\.\.\/\.\.\/docs\/rotation\.md)\)|[^[].+)$/);
      });

      it('shows each message with values on its page', () => {
        const lines = linesOf(read(`${FOLDERS.pages}/${rule.id}.md`));
        const templates = Object.values(rule.messages);
        assert.equal(lines.length, templates.length, 'npm run generate adds lines');
        for (const [at, line] of lines.entries()) {
          assert.ok(valuesIn(line, templates[at] ?? ''), line);
          assert.doesNotMatch(line, /\{[a-zA-Z]+\}/, 'write a value for each {slot} on the page');
          assert.doesNotMatch(line.replaceAll(/`[^`]*`/g, ''), /[<*]/, 'Markdown shows this value as something else');
        }
      });

      it('has messages in which braces are placeholders and nothing else', () => checkBraces(rule));
    });
  }
});

/** That every placeholder is filled is seen wherever a test judges a node. */
function checkBraces(rule: Rule): void {
  const templates = Object.values<string>(rule.messages);
  assert.ok(templates.length > 0);
  for (const template of templates) assert.doesNotMatch(template.replaceAll(/\{[a-zA-Z]+\}/g, ''), /[{}]/);
}
