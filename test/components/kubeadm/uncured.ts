import { readFileSync } from 'node:fs';
import type { Cure } from './cures.ts';

/** Commands that do not cure their finding, and why. */
interface Uncured extends Pick<Cure, 'case' | 'of'> {
  readonly outcome: string;
  readonly why: string;
}

/** Every command that is known not to cure. */
export const UNCURED = JSON.parse(readFileSync(new URL('uncured.json', import.meta.url), 'utf8')) as readonly Uncured[];

const keyOf = ({ case: id, of, outcome }: Pick<Cure, 'case' | 'of' | 'outcome'>): string => `${id}: ${of}: ${outcome}`;

/** The differences from the list: commands that do not cure and are not listed with this outcome, and listed ones whose outcome has changed. */
export function unlisted(cures: readonly Cure[]): readonly string[] {
  const listed = new Set(UNCURED.map(keyOf));
  const failing = cures.filter(({ outcome }) => outcome !== undefined);
  const found = new Set(failing.map(keyOf));
  const tried = new Set(cures.map((cure) => cure.case));
  return [
    ...failing
      .filter((cure) => !listed.has(keyOf(cure)))
      .map((cure) => [keyOf(cure), cure.command, lastLines(cure.stderr)].join('\n')),
    ...UNCURED.filter((one) => tried.has(one.case) && !found.has(keyOf(one))).map(
      (one) => `${keyOf(one)}\n  listed in uncured.json, and not found`,
    ),
  ];
}

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-4).join('\n');
