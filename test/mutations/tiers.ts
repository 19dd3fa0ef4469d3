import type { MutatedFile } from './mutatedFile.ts';

/** Mutations of the search for the causes of a broken connection. */
export const TIERS: MutatedFile = {
  file: 'rules/causes/explainConnections',
  tests: ['rules/causes/causesOf'],
  changes: [
    ['not the gravest', 'about.filter((finding) => gravity(finding) === gravest)', 'about'],
    ['errors like anything else', "  if (severity === 'error') return 0;\n", ''],
    ['what a break proves like any warning', '  if (whenBroken !== undefined) return 1;\n', ''],
    ['warnings like hints', "severity === 'warning' ? 2 : 3", '3'],
  ],
};
