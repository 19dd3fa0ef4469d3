import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RULES } from '../src/core/rules/catalogue/catalogue.ts';
import type { Rule } from '../src/core/rules/engine/rule.ts';
import { ROOT } from './paths.ts';

/** Lists every rule in package.json, so that the setting for severities completes, explains and checks its id. */
export async function writeRuleSettings(): Promise<void> {
  const file = path.join(ROOT, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const setting = manifest.contributes.configuration.properties['kubernetesPKI.rules'];
  setting.propertyNames = ruleNames(RULES);
  await writeFile(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Ids in order, each explained by the rule's title and the numbers of the CIS benchmark it answers. */
export function ruleNames(rules: readonly Rule[]): {
  readonly enum: readonly string[];
  readonly enumDescriptions: readonly string[];
} {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    enum: sorted.map(({ id }) => id),
    enumDescriptions: sorted.map(({ title, cis }) => [title, ...cisNumbers(cis)].join(' · ')),
  };
}

function cisNumbers(cis: readonly string[] | undefined): readonly string[] {
  return (cis ?? []).map((number) => `CIS ${number}`);
}
