import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';

/** The English texts of the editor, those in German, and what German lacks, below the repository. */
export const FILES = {
  source: 'l10n/bundle.l10n.json',
  german: 'l10n/bundle.l10n.de.json',
  lacking: 'scripts/l10n/untranslated.de.json',
} as const;

export function readJson<Content>(name: string): Content {
  return JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));
}

export function writeJson(name: string, content: object): void {
  writeFileSync(path.join(ROOT, name), `${JSON.stringify(content, undefined, 2)}\n`);
}
