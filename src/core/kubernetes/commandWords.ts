import { lazy } from '../lazy.ts';
import type { Span } from '../text/span.ts';
import type { YamlNode, YamlScalar } from '../yaml/node.ts';
import { type OffsetMap, sourceOffsets } from '../yaml/sourceOffset.ts';
import { splitShell } from './shellWords.ts';

/** One word of a command line with the place of each of its characters. */
export interface CommandWord {
  readonly text: string;
  /** The file it stands in, where that may be another than its command's. */
  readonly uri?: string;
  /** Place of the characters from `start` to `end` of `text`. */
  spanOf(start: number, end: number): Span;
  /** True for `;`, `&&`, `|` and the like, which end a command of a shell script. */
  readonly isSeparator: boolean;
}

const SHELL = /^(?:ba|da|a|z|k)?sh$/;

/**
 * The words of a container's `command` and `args`. The script of a `sh -c` is split as the shell would; every other
 * item is one word, quotes inside kept.
 */
export function commandWords(items: readonly YamlNode[]): readonly CommandWord[] {
  const scalars = items.filter((item): item is YamlScalar => item.kind === 'scalar');
  const words: CommandWord[] = [];
  let shell: 'none' | 'seen' | 'script' = 'none';
  for (const scalar of scalars) {
    if (shell === 'script') {
      for (const word of scriptWords(scalar)) words.push(word);
      shell = 'none';
      continue;
    }
    words.push(itemWord(scalar));
    if (SHELL.test(baseName(scalar.value))) shell = 'seen';
    else if (shell === 'seen' && /^-[a-z]*c$/.test(scalar.value)) shell = 'script';
  }
  return words;
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function itemWord(scalar: YamlScalar): CommandWord {
  const toSource = lazy(() => sourceOffsets(scalar));
  const spanOf = (start: number, end: number): Span => ({
    start: toSource()(start),
    end: end > start ? afterCharacter(toSource(), end - 1) : toSource()(start),
  });
  return { text: scalar.value, spanOf, isSeparator: false };
}

function scriptWords(scalar: YamlScalar): CommandWord[] {
  const toSource = sourceOffsets(scalar);
  return splitShell(scalar.value).map(({ text, offsets, end, isSeparator }) => ({
    text,
    isSeparator,
    spanOf: (from: number, to: number): Span => {
      const first = offsets[from] ?? end;
      return {
        start: toSource(first),
        end: to > from ? afterCharacter(toSource, offsets[to - 1] ?? first) : toSource(first),
      };
    },
  }));
}

/** The offset after one character; folded line breaks that follow it are not part of it. */
function afterCharacter(toSource: OffsetMap, offset: number): number {
  return Math.max(toSource(offset) + 1, Math.min(toSource(offset + 1), toSource(offset) + 2));
}
