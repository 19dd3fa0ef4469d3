import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { type OffsetMap, sourceOffsets } from '../../formats/yaml/sourceOffset.ts';
import { lazy } from '../../model/collections/lazy.ts';
import type { Span } from '../../model/source/span.ts';
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

/** The words of a container's `command` and `args`: every item is one, quotes inside kept, but for the script of a shell. */
export function commandWords(items: readonly YamlNode[]): readonly CommandWord[] {
  return withScripts(items.filter((item): item is YamlScalar => item.kind === 'scalar').map(itemWord));
}

/** The words with the script of a `sh -c` split as the shell would. */
export function withScripts<W extends CommandWord>(given: readonly W[]): readonly W[] {
  const words: W[] = [];
  let shell: 'none' | 'seen' | 'script' = 'none';
  for (const word of given) {
    if (shell === 'script') {
      for (const one of scriptWords(word)) words.push(one);
      shell = 'none';
      continue;
    }
    words.push(word);
    if (SHELL.test(baseName(word.text))) shell = 'seen';
    else if (shell === 'seen' && /^-[a-z]*c$/.test(word.text)) shell = 'script';
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

function scriptWords<W extends CommandWord>(script: W): W[] {
  return splitShell(script.text).map(({ text, offsets, end, isSeparator }) => ({
    ...script,
    text,
    isSeparator,
    spanOf: (from: number, to: number): Span => {
      const first = offsets[from] ?? end;
      return script.spanOf(first, to > from ? (offsets[to - 1] ?? first) + 1 : first);
    },
  }));
}

/** The offset after one character; folded line breaks that follow it are not part of it. */
function afterCharacter(toSource: OffsetMap, offset: number): number {
  return Math.max(toSource(offset) + 1, Math.min(toSource(offset + 1), toSource(offset) + 2));
}
