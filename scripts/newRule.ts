import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nameProblem } from './newRule/nameProblem.ts';
import { type NewRule, ruleFiles } from './newRule/ruleFiles.ts';
import { similarRules } from './newRule/similarRules.ts';
import { ROOT } from './paths.ts';
import { readPageHeads } from './rulePages.ts';
import { modulePath, runNode } from './run.ts';

const USAGE = 'npm run new-rule -- GROUP/NAME ["What is wrong, in one line"]';

/** Similar rules that are printed. */
const MOST = 5;

/** Writes the page, the check and the test of a new rule, generates the rest, and prints the existing rules most like it. */
function main([id = '', title]: readonly string[]): void {
  const similar = similarRules(readPageHeads(), { id, title: title ?? '' }, MOST);
  const files = ruleFiles(newRule(id, title));
  const existing = Object.keys(files).filter((file) => existsSync(path.join(ROOT, file)));
  if (existing.length > 0) fail(`${id} exists already: ${existing.join(', ')}`);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(ROOT, file), text);
  const sources = Object.keys(files).filter((file) => file.endsWith('.ts'));
  if (runNode([modulePath('@biomejs/biome/bin/biome'), 'format', '--write', ...sources]) !== 0)
    fail('Formatting failed.');
  if (runNode(['scripts/generate.ts']) !== 0) fail('Generating failed.');
  const [page, check, test] = Object.keys(files);
  console.log(`
Written:
  ${page}
  ${check}
  ${test}
Next: npm run unit -- ${test}

The rules most like it; if one of them reports the same cause, extend that one instead:
${similar.map((rule) => `  ${rule.id}: ${rule.title}`).join('\n') || '  none'}`);
}

/** Ends with a message if no rule can have the id or the title. */
function newRule(id: string, title: string | undefined): NewRule {
  const problem = nameProblem(id, title, readdirSync(path.join(ROOT, 'media/rules')));
  if (problem) fail(`${USAGE}\n${problem}`);
  const [group = '', name = ''] = id.split('/');
  return { group, name, title: title ?? `State the fault of ${name} in one line` };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main(process.argv.slice(2));
