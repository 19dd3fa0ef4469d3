import type { ChangedLine } from './lineChanges.ts';

/** As many lines around a change as `diff -u` shows. */
const CONTEXT = 3;

/** The changes as `diff -u` and `git diff` write them, with `a/` and `b/` before the path. Lines that are withheld end what is shown around a change. */
export function unifiedDiff(
  path: string,
  lines: readonly ChangedLine[],
  isWithheld: (line: ChangedLine) => boolean,
): string {
  const name = path.replace(/^\/+/, '');
  const hunks = hunksOf(lines, isWithheld);
  let [before, after, at] = [0, 0, 0];
  const texts = hunks.map(({ from, to }) => {
    const skipped = lines.slice(at, from);
    before += countOf(skipped, '-');
    after += countOf(skipped, '+');
    const hunk = lines.slice(from, to);
    const [old, next] = [countOf(hunk, '-'), countOf(hunk, '+')];
    const header = `@@ -${rangeOf(before, old)} +${rangeOf(after, next)} @@\n`;
    before += old;
    after += next;
    at = to;
    return header + hunk.map(lineOf).join('');
  });
  return `--- ${headerName(`a/${name}`)}\n+++ ${headerName(`b/${name}`)}\n${texts.join('')}`;
}

/** The name as `git diff` and `patch` quote it: a line break in it starts no line of the diff, and a blank ends no name. */
function headerName(name: string): string {
  if (!/[\p{C}"\\]|(?! )\p{Z}| $/u.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const octets = [...new TextEncoder().encode(name)];
  const escapes = octets.map((one) =>
    one < 0x20 || one > 0x7e ? `\\${one.toString(8).padStart(3, '0')}` : String.fromCharCode(one),
  );
  return `"${escapes.map((one) => (one === '"' || one === '\\' ? `\\${one}` : one)).join('')}"`;
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

function hunksOf(lines: readonly ChangedLine[], isWithheld: (line: ChangedLine) => boolean): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.kind === ' ') continue;
    let end = at + 1;
    while (end < lines.length && lines[end]?.kind !== ' ') end++;
    const around = contextOf(lines, at, end, isWithheld);
    const from = Math.max(0, at - around);
    const to = Math.min(lines.length, end + around);
    const last = hunks.at(-1);
    if (last && from <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from, to });
    at = end - 1;
  }
  return hunks;
}

/** As many lines before as after: `patch` takes fewer lines on one side for the start or the end of the file. */
function contextOf(
  lines: readonly ChangedLine[],
  from: number,
  to: number,
  isWithheld: (line: ChangedLine) => boolean,
): number {
  for (let count = 1; count <= CONTEXT; count++) {
    for (const line of [lines[from - count], lines[to + count - 1]]) {
      if (line && isWithheld(line)) return count - 1;
    }
  }
  return CONTEXT;
}

function countOf(lines: readonly ChangedLine[], kind: '-' | '+'): number {
  return lines.filter((line) => line.kind === ' ' || line.kind === kind).length;
}

/** The first line and the count; of no lines, the line before. */
function rangeOf(before: number, count: number): string {
  return `${count === 0 ? before : before + 1},${count}`;
}

function lineOf({ kind, text }: ChangedLine): string {
  return text.endsWith('\n') ? kind + text : `${kind}${text}\n\\ No newline at end of file\n`;
}
