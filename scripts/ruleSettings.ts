import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RULES } from '../src/core/rules/catalogue.ts';
import { ROOT } from './paths.ts';

/** Lists every rule's id in package.json, so that the setting for severities completes and checks them. */
export async function writeRuleSettings(): Promise<void> {
  const file = path.join(ROOT, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const setting = manifest.contributes.configuration.properties['kubernetesPki.rules'];
  setting.propertyNames = { enum: RULES.map(({ id }) => id).sort() };
  await writeFile(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
