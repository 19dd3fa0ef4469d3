import { sectionOf } from '../../src/core/rules/engine/ruleDoc.ts';
import { type ListingScene, readListingScene } from './nodeListing.ts';

/** Lines that the rule reports, and the same lines fixed; they are equal where the block shows what else matters. */
export interface ExampleLines {
  readonly failing: readonly string[];
  readonly fixed: readonly string[];
}

/** The lines are those of a file, by its path below the root of the node or of another, or list files. */
export type ExampleBlock = ExampleLines & (FilePlace | { readonly scene: ListingScene });

interface FilePlace {
  readonly path: string;
  readonly on: 'the node' | 'a worker node' | 'a second control-plane node';
}

/** The example of a page, in blocks of a sentence with the place and lines, mostly as a diff. */
export function readRuleExample(page: string): readonly ExampleBlock[] {
  return sectionOf(page, 'Example')
    .split(/\n\n(?=(?:And )?(?:in|on) .*:\n)/i)
    .map(readBlock);
}

function readBlock(block: string): ExampleBlock {
  const [, sentence = '', kind, text] = /^(.*:)\n\n```(diff|yaml)\n([\s\S]*)\n```$/.exec(block) ?? [];
  const [, path, on = 'the node'] =
    /^(?:In|And in) `\/?(\S+)`(?: on (a (?:worker|second control-plane) node))?:$/.exec(sentence) ?? [];
  const scene = readListingScene(sentence);
  if (text === undefined) throw new Error('The example is not a sentence and a diff.');
  const lines = readLines(text.split('\n'), kind === 'diff');
  if (path !== undefined) return { path, on: on as FilePlace['on'], ...lines };
  if (scene !== undefined) return { scene, ...lines };
  throw new Error(`The example has no file here: ${sentence}`);
}

function readLines(lines: readonly string[], isDiff: boolean): ExampleLines {
  if (!isDiff) return { failing: lines, fixed: lines };
  const without = (mark: string) => lines.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1));
  return { failing: without('+'), fixed: without('-') };
}

/**
 * The text with the wanted lines in the place of the lines of the block that it already has. A block without a change may set
 * flags and fields to other values.
 */
export function withLines(text: string, block: ExampleLines, wanted: readonly string[]): string {
  const lines = text.split('\n');
  const context = block.fixed.filter((line) => block.failing.includes(line));
  for (const known of [block.fixed, context]) {
    for (let at = 0; known.length > 0 && at + known.length <= lines.length; at++) {
      const indent = lines[at]?.match(/^ */)?.[0].length ?? 0;
      const shift = indent - (known[0]?.match(/^ */)?.[0].length ?? 0);
      if (shift < 0 || !known.every((line, offset) => lines[at + offset] === ' '.repeat(shift) + line)) continue;
      const put = wanted.map((line) => ' '.repeat(shift) + line);
      return [...lines.slice(0, at), ...put, ...lines.slice(at + known.length)].join('\n');
    }
  }
  if (block.failing.join('\n') === block.fixed.join('\n')) return withSettings(lines, wanted).join('\n');
  throw new Error(`The file has none of these lines: ${block.fixed.join('\n')}`);
}

/** The lines with each wanted one in the place of the one line with the same flag or field, or else after the wanted line before it. */
function withSettings(lines: readonly string[], wanted: readonly string[]): readonly string[] {
  const next = [...lines];
  let last: number | undefined;
  for (const line of wanted) {
    const same = next.flatMap((one, at) => (nameOf(one) === nameOf(line) ? [at] : []));
    if (same.length > 1 || (same.length === 0 && last === undefined))
      throw new Error(`The file has no place for: ${line}`);
    const at = same[0] ?? (last ?? 0) + 1;
    const indentation = next[same[0] ?? at - 1]?.match(/^ */)?.[0] ?? '';
    next.splice(at, same.length, indentation + line.trimStart());
    last = at;
  }
  return next;
}

/** The flag, the field or the whole line without its value. */
const nameOf = (line: string) => line.trimStart().split(/(?<=^(?:- )?--[\w-]+)=|(?<=^[\w-]+:) /)[0];
