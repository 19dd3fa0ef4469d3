import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../src/core/rules/catalogue/catalogue.ts';
import { agreementSection } from '../../test/differential/agreementDocument.ts';
import { ROOT } from '../paths.ts';
import { fillSection } from './fillSection.ts';
import { rulesDocument } from './rulesDocument.ts';
import { rulesSection } from './rulesSection.ts';
import { settingsSection } from './settingsSection.ts';
import { versionsDocument } from './versionsDocument.ts';

/** Writes the documents, and sections of documents, that are made from the catalogue, the manifest, the flag tables and the recordings. */
export function writeDocuments(): void {
  const withRules = fillSection(read('README.md'), 'rules', rulesSection(RULES));
  write('README.md', fillSection(withRules, 'agreement', agreementSection()));
  const settings = settingsSection(JSON.parse(read('package.json')), JSON.parse(read('package.nls.json')));
  write('docs/settings.md', fillSection(read('docs/settings.md'), 'settings', settings));
  write('docs/rules.md', rulesDocument(RULES));
  write('docs/versions.md', versionsDocument());
}

function read(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

function write(name: string, text: string): void {
  writeFileSync(path.join(ROOT, name), text);
}
