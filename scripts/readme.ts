import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RULES } from '../src/core/rules/catalogue/catalogue.ts';
import { fillSection } from './documents/fillSection.ts';
import { rulesDocument } from './documents/rulesDocument.ts';
import { rulesSection } from './documents/rulesSection.ts';
import { type SettingsManifest, settingsSection } from './documents/settingsSection.ts';
import { versionsDocument } from './documents/versionsDocument.ts';
import { ROOT } from './paths.ts';

const readJson = async (name: string) => JSON.parse(await readFile(path.join(ROOT, name), 'utf8'));
const file = path.join(ROOT, 'README.md');
const rules = path.join(ROOT, 'docs', 'rules.md');
const manifest: SettingsManifest = await readJson('package.json');
const withRules = fillSection(await readFile(file, 'utf8'), 'rules', rulesSection(RULES));
await writeFile(
  file,
  fillSection(withRules, 'settings', settingsSection(manifest, await readJson('package.nls.json'))),
);
await writeFile(rules, rulesDocument(RULES));
await writeFile(path.join(ROOT, 'docs', 'versions.md'), versionsDocument());
console.log(`${file} lists the settings, ${rules} ${RULES.length} rules.`);
