import { type TemplatePart, templateParts } from './templateParts.ts';

/** The text that every file made from a template has. */
export interface CertainText {
  /** The text, as long as the template, with every part at its place. */
  readonly text: string;
  /** Whether a file that is made from it may have more, or less of what stands between the parts. */
  readonly isPartial: boolean;
}

/**
 * The text that every file made from the template has: without the branches, and with a placeholder for each value that is put in. Empty if the blocks
 * do not close. `isTerraform`: `${…}` is such a value.
 */
export function certainText(text: string, isTerraform = false): CertainText {
  const parts = templateParts(text, isTerraform);
  if (!parts) return { text: blank(text, false), isPartial: true };
  const isUnit = SECTION.test(text);
  const pieces: string[] = [];
  let isPartial = false;
  let at = 0;
  for (const { start, end, what } of parts) {
    const isWhole = standsAlone(text, start, end);
    isPartial ||= what === 'unknown' || (what === 'value' && mayAdd(text, start, end));
    pieces.push(text.slice(at, start), filled(text.slice(start, end), what, isWhole, isUnit));
    at = end;
  }
  return { text: [...pieces, text.slice(at)].join(''), isPartial };
}

/** The header of a section. Only units have it: a command there continues after a comment, and ends at an empty line. */
const SECTION = /^\[[A-Z]\w*\][ \t]*\r?$/m;

/** Whether nothing else stands on the lines of the part. */
function standsAlone(text: string, start: number, end: number): boolean {
  let before = start;
  while (isBlank(text[before - 1])) before--;
  let after = end;
  while (isBlank(text[after])) after++;
  return isLineBreak(text[before - 1]) && isLineBreak(text[after]);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function isLineBreak(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
}

/** Whether the value may be more than a value: whole lines, an item of a list, a key, or words of a command. */
function mayAdd(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - MAX_BEFORE), start);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  // A comment adds nothing.
  if (/^[ \t]*[#;]/.test(before)) return false;
  const [, variable = ''] = /^[ \t]*(?:export[ \t]+)?(\w+)=["']?$/.exec(before) ?? [];
  if (MAY_ADD.some((beginning) => beginning.test(before)) || OF_FLAGS.test(variable)) return true;
  if (!/^(?:[\s"'\\]|$)/.test(text.slice(end, end + 1))) return false;
  if (COMMAND.test(before)) return true;
  return /[\s"']$/.test(before) && !/(?:[:=]|(?:^|\s)--?[\w-]+)[ \t]*["']?$/.test(before);
}

/** Characters of a line before a value that matter. */
const MAX_BEFORE = 400;

/** The beginning of a line, that of an item, and the name of a flag. */
const MAY_ADD: readonly RegExp[] = [/^[ \t]*(?:-[ \t]+)?["']?$/, /(?:^|\s)["']?--?[\w-]*$/];

/** The beginning of a command in a unit. */
const COMMAND = /^[ \t]*ExecStart[ \t]*=[ \t]*[-@:+!|]*$/;

/** A part of the names of variables whose values are flags. */
const OF_FLAGS = /ARG|OPT|FLAG|EXTRA/i;

function filled(part: string, what: TemplatePart['what'], isWhole: boolean, isUnit: boolean): string {
  if (isWhole) return blank(part, isUnit);
  if (what === 'nothing') return part.replace(/[^\n]/g, ' ');
  // A word that YAML, shells and systemd take as a plain one, and that stands for a value.
  const name = what === 'value' ? expressionOf(part).replace(/[^\w.-]/g, '_') : '';
  return `$(${name.padEnd(Math.max(0, part.length - 3), '_')})`;
}

/** Keys in brackets, which are kept, and text that may be the value: in quotes, or between two tags. */
const LITERAL = /\["[^"\n]*"|\['[^'\n]*'|%\}[^{}]*\{%|"[^"\n]*"|'[^'\n]*'/g;

/** The expression in a tag, without the values that it gives. */
function expressionOf(tag: string): string {
  const inner = tag.startsWith('${') ? tag.slice(2, -1) : tag.slice(2, -2).replace(/^\{|\}$/g, '');
  return inner
    .replaceAll(LITERAL, (literal) => (literal.startsWith('[') ? literal : '_'.repeat(literal.length)))
    .replace(/^[-=~]?\s*[@$]?/, '')
    .trimEnd();
}

/** Blank lines of the same length; in a unit, comments. */
function blank(part: string, isUnit: boolean): string {
  return part.replace(/[^\r\n]+/g, (line) => (isUnit ? '#' : ' ') + ' '.repeat(line.length - 1));
}
