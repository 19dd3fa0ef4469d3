import { commandLine, fileWord, type ShellCommand } from '../../model/text/shellCommand.ts';
import type { ChangedLine } from './lineChanges.ts';

/** A command is read before it is run. */
const MAX_LINE = 200;

/**
 * The change of a single line as a command of GNU sed, which finds the line by its text: a file on the node may have other line numbers.
 * Undefined for other changes, and if the line is not the only one with its text.
 */
export function sedCommand(
  path: string,
  lines: readonly ChangedLine[],
  isWithheld: (line: ChangedLine) => boolean,
): ShellCommand | undefined {
  const first = lines.findIndex(({ kind }) => kind !== ' ');
  const changed = lines.filter(({ kind }) => kind !== ' ');
  const [removed, ...others] = changed.filter(({ kind }) => kind === '-');
  const [added, ...more] = changed.filter(({ kind }) => kind === '+');
  const found = removed ?? lines[first - 1];
  if (!found || others.length > 0 || more.length > 0 || isWithheld(found)) return undefined;
  if (lines.filter(({ kind, text }) => kind !== '+' && text === found.text).length !== 1) return undefined;
  const [old, next] = [withoutBreak(found), added && withoutBreak(added)];
  if ([old, next ?? ''].some((line) => line.length > MAX_LINE || line.includes('\r'))) return undefined;
  const mark = ['|', '#', ',', '!'].find((one) => !`${old}${next}`.includes(one));
  if (mark === undefined || old.trim() === '') return undefined;
  const script = scriptOf(mark, `^${old.replaceAll(/[\\.*[^$]/g, '\\$&')}$`, removed ? 'replace' : 'append', next);
  return commandLine('sed -i {script} {path}', { script, path: fileWord(path) });
}

function scriptOf(mark: string, pattern: string, kind: 'replace' | 'append', next: string | undefined): string {
  if (next === undefined) return `\\${mark}${pattern}${mark}d`;
  return kind === 'append'
    ? `\\${mark}${pattern}${mark}a\\${next.replaceAll('\\', '\\\\')}`
    : `s${mark}${pattern}${mark}${next.replaceAll(/[\\&]/g, '\\$&')}${mark}`;
}

function withoutBreak({ text }: ChangedLine): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
