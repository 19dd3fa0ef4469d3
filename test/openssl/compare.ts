import type { Answer } from './answer.ts';
import { opensslFields, ourFields } from './fields.ts';
import type { Ours } from './readOurs.ts';

/** The facts that openssl does not print for every key, or for extensions that it does not list by name. */
const OPTIONAL = ['bits'];

/** The differences between our reading of one certificate or request and openssl's. */
export function compare(ours: Ours, answer: Answer): readonly string[] {
  if ('refused' in answer) {
    return ours.problems.length > 0 ? [] : [`openssl refuses it (${answer.refused}), and we find nothing wrong`];
  }
  if (!('fields' in answer)) return [...ours.problems, ...lineDifferences(ours.text, answer.text)];
  if (!ours.certificate) return [`openssl reads it, and we do not: ${ours.problems.join(' ')}`];
  const theirs = opensslFields(answer);
  const fields = Object.entries(ourFields(ours.certificate)).flatMap(([name, value]) =>
    value === theirs[name] || (theirs[name] === undefined && OPTIONAL.includes(name))
      ? []
      : [`${name}: ours ${JSON.stringify(value)}, openssl's ${JSON.stringify(theirs[name])}`],
  );
  return [...fields, ...lineDifferences(ours.text, answer.text)];
}

/** The first lines that differ, at most three. */
export function lineDifferences(ours: string, theirs: string): readonly string[] {
  if (ours === theirs) return [];
  const [left, right] = [ours.split('\n'), theirs.split('\n')];
  const found: string[] = [];
  for (let at = 0; at < Math.max(left.length, right.length) && found.length < 3; at++) {
    if (left[at] === right[at]) continue;
    found.push(`line ${at + 1}: ours ${JSON.stringify(left[at])}, openssl's ${JSON.stringify(right[at])}`);
  }
  return found;
}
