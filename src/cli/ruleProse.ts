import type { DocumentedRule } from '../core/index.ts';
import prose from './ruleProse.json' with { type: 'json' };

/** Why and how to fix, by rule: the pages' own words. The file is written by `npm run generate`, so that the command line is one file. */
const PROSE: Readonly<Record<string, Required<Pick<DocumentedRule, 'why' | 'fix'>>>> = prose;

export function proseOf(rule: string): Pick<DocumentedRule, 'why' | 'fix'> {
  return PROSE[rule] ?? {};
}
