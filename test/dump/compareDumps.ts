import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How many differing lines are printed of a workspace. */
const SHOWN = 5;

/** One entry a workspace that differs: its name, and the first lines that do. */
export function dumpDifferences(one: string, other: string): readonly (readonly string[])[] {
  const [mine, theirs] = [one, other].map((folder) => new Set(readdirSync(folder)));
  if (mine === undefined || theirs === undefined || mine.size + theirs.size === 0)
    throw new Error('nothing to compare');
  return [...new Set([...mine, ...theirs])].sort().flatMap((name) => {
    if (!theirs.has(name)) return [[`${name}: only in ${one}`]];
    if (!mine.has(name)) return [[`${name}: only in ${other}`]];
    const [before, after] = [one, other].map((folder) => readFileSync(path.join(folder, name), 'utf8'));
    if (before === undefined || after === undefined || before === after) return [];
    return [[name, ...differingLines(before.split('\n'), after.split('\n'))]];
  });
}

/** Both texts from the first line that differs, without the lines that they end with in common. */
function differingLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const first = before.findIndex((line, at) => line !== after[at]);
  const start = first === -1 ? before.length : first;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const shown = (mark: string, lines: readonly string[]) => {
    const differing = lines.slice(start, lines.length - end);
    const more = differing.length > SHOWN ? [`  ${mark} and ${differing.length - SHOWN} more lines`] : [];
    return [...differing.slice(0, SHOWN).map((line, at) => `  ${mark} ${start + at + 1}: ${line}`), ...more];
  };
  return [...shown('-', before), ...shown('+', after)];
}
