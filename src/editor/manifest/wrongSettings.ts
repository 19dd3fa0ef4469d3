import { SEVERITIES } from '../../core/beforeCandidates.ts';
import { SECTION, type SETTINGS } from './ids.ts';

interface Expectation {
  readonly words: string;
  readonly isMet: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DAYS: Expectation = {
  words: 'a number of days',
  isMet: (value) => typeof value === 'number' && value >= 0,
};
const FLAG: Expectation = { words: 'true or false', isMet: (value) => typeof value === 'boolean' };
const oneOf = (...choices: readonly string[]): Expectation => ({
  words: `one of ${choices.join(', ')}`,
  isMet: (value) => choices.some((choice) => choice === value),
});
const recordOf = (words: string, isMember: (value: unknown) => boolean): Expectation => ({
  words,
  isMet: (value) => isRecord(value) && Object.values(value).every(isMember),
});
const isSeverity = oneOf(...SEVERITIES, 'off').isMet;

const EXPECTED: Readonly<Record<(typeof SETTINGS)[keyof typeof SETTINGS], Expectation>> = {
  warningDays: DAYS,
  CAWarningDays: DAYS,
  exclude: { words: 'a list of patterns', isMet: (value) => Array.isArray(value) && value.every(isText) },
  pathMappings: recordOf('an object of folders by path', isText),
  rules: recordOf('an object of severities by rule', isSeverity),
  profile: oneOf('default', 'cis'),
  checkFileModes: oneOf('auto', 'always', 'never'),
  codeLens: FLAG,
  autoReveal: FLAG,
  statusBar: oneOf('problems', 'always', 'never'),
  fileDecorations: FLAG,
  expiryNotification: FLAG,
  certificateRows: oneOf('viewer', 'text'),
};

/** A sentence for each setting whose value, or a part of it, is not of its kind and therefore not heeded. */
export function wrongSettings(settingOf: (name: string) => unknown): readonly string[] {
  return Object.entries(EXPECTED).flatMap(([name, { words, isMet }]) => {
    const value = settingOf(name);
    if (value === undefined || isMet(value)) return [];
    return [`The setting ${SECTION}.${name} must be ${words}: invalid values are ignored.`];
  });
}
