import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RULES } from '../src/core/rules/catalogue/catalogue.ts';
import { renderRuleDoc } from '../src/core/rules/engine/renderRuleDoc.ts';
import { ROOT } from './paths.ts';
import { writeRuleSettings } from './ruleSettings.ts';

const FOLDER = path.join(ROOT, 'media', 'rules');

await mkdir(FOLDER, { recursive: true });
const wanted = new Set(RULES.map(({ id }) => `${id}.md`));
for (const rule of RULES) {
  const file = path.join(FOLDER, `${rule.id}.md`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, renderRuleDoc(rule));
}
for (const entry of await readdir(FOLDER, { recursive: true })) {
  const name = entry.split(path.sep).join('/');
  if (name.endsWith('.md') && !wanted.has(name)) await rm(path.join(FOLDER, entry));
}
await writeRuleSettings();
console.log(`${RULES.length} pages in ${FOLDER}`);
