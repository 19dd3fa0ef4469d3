import type { MutatedFile } from './mutatedFile.ts';

/** Each tier of the search for what explains a broken connection, left out. */
export const TIERS: MutatedFile = {
  file: 'rules/causes/explainConnections',
  tests: ['rules/causes/explanationTiers'],
  changes: [
    ['no errors of the kind at the place', '() => at.filter(isOfKind),', '() => [],'],
    ['no related errors of the kind', '() => related().filter(isOfKind),', '() => [],'],
    ['no errors at the place', '() => at,', '() => [],'],
    ['no related errors', '() => related(),', '() => [],'],
    ['no errors about settings', '() => settingsOf(connection, index, explains).filter(isError),', '() => [],'],
    [
      'no warnings at the place that a break proves',
      '() => index.at(places).filter((finding) => finding.whenBroken !== undefined && isOfKind(finding)),',
      '() => [],',
    ],
    [
      'no warnings about settings that a break proves',
      '() => settingsOf(connection, index, explains).filter(({ whenBroken }) => whenBroken !== undefined),',
      '() => [],',
    ],
    [
      'no settings for an answered request',
      '() => (connection.answer ? settingsOf(connection, index, explains) : []),',
      '() => [],',
    ],
    [
      'no configuration of little weight',
      "() => index.at(places).filter(({ rule }) => explains(rule).includes('configuration')),",
      '() => [],',
    ],
    [
      'no warnings about the culprit',
      "() => index.at(culpritsOf(connection)).filter((finding) => finding.severity === 'warning' && isOfKind(finding)),",
      '() => [],',
    ],
  ],
};
