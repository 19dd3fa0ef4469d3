import { endOfExpression } from '../../formats/templateExpression.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { type OffsetMap, sourceOffsets } from '../../formats/yaml/sourceOffset.ts';
import { lazy } from '../../model/collections/boundedCache.ts';
import { baseName } from '../../model/source/directories.ts';
import type { Span } from '../../model/source/span.ts';
import { type ContainerVariables, expandedWord, gatedWord } from './containerVariables.ts';

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

/** The dashes and the name of a flag, and the equals sign before its value. */
export const FLAG = /^(--?)([A-Za-z][\w.-]*)(=)?/;

/** A variable that the shell or the kubelet replaces. */
export const VARIABLE = /\$[\w@*{(]|`/;

/** The name of the first variable of a word, as a shell writes it; the word itself if it has none, such as a template. */
export function variableIn(word: string): string {
  return /\$(?:[A-Za-z_]\w*|[({][A-Za-z_]\w*[)}]|[@*\d])/.exec(word)?.[0] ?? variableOfExpansion(word);
}

/** Defaults and commands within an expansion can be anything. */
function variableOfExpansion(word: string): string {
  const [, name] = /\$\{([A-Za-z_]\w*)/.exec(word) ?? [];
  if (name !== undefined) return `\${${name}}`;
  return /\$\(|`/.test(word) ? '$(…)' : word;
}

const SHELL = /^(?:ba|da|a|z|k)?sh$/;

/** The words of a container's `command` and `args`: every item is one, quotes inside kept, but for the script of a shell. */
export function commandWords(items: readonly YamlNode[], variables: ContainerVariables): readonly CommandWord[] {
  const scalars = items.filter((item): item is YamlScalar => item.kind === 'scalar');
  return withScripts(scalars.map((scalar) => expandedWord(itemWord(scalar), variables)));
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

/** A scalar as one word. */
export function itemWord(scalar: YamlScalar): CommandWord {
  const toSource = lazy(() => sourceOffsets(scalar));
  const spanOf = (start: number, end: number): Span => ({
    start: toSource()(start),
    end: end > start ? afterCharacter(toSource(), end - 1) : toSource()(start),
  });
  return { text: scalar.value, spanOf, isSeparator: false };
}

/** The words and separators of a shell's script. */
export function scriptWords<W extends CommandWord>(script: W): W[] {
  return splitShell(script.text).map(({ text, offsets, end, isSeparator }) => {
    const spanOf = (from: number, to: number): Span => {
      const first = offsets[from] ?? end;
      return script.spanOf(first, to > from ? (offsets[to - 1] ?? first) + 1 : first);
    };
    const word = { ...script, text, isSeparator, spanOf };
    // Quotes that were taken away may have parted a secret.
    return (offsets.at(-1) ?? 0) - (offsets[0] ?? 0) < text.length ? word : gatedWord(word, [script.text]);
  });
}

/** The offset after one character; folded line breaks that follow it are not part of it. */
function afterCharacter(toSource: OffsetMap, offset: number): number {
  return Math.max(toSource(offset) + 1, Math.min(toSource(offset + 1), toSource(offset) + 2));
}

interface ShellWord {
  /** Without the quotes that the shell takes away. */
  readonly text: string;
  /** Offset in the script of each character of `text`. */
  readonly offsets: readonly number[];
  /** Offset where an empty rest of the word would stand: its end, before a closing quote. */
  readonly end: number;
  readonly isSeparator: boolean;
}

/**
 * Splits a POSIX shell script into words and separators: quotes, backslashes and comments as in the Shell Command
 * Language (POSIX.1-2024 §2.2, §2.3). Nothing is expanded. An expression of a template belongs to its word, whatever it contains: its value is
 * unknown.
 */
export function splitShell(script: string): readonly ShellWord[] {
  const words: ShellWord[] = [];
  let text = '';
  let offsets: number[] = [];
  let started = false;
  let quote = '';
  let end = 0;
  const flush = (): void => {
    if (started) words.push({ text, offsets, end, isSeparator: false });
    text = '';
    offsets = [];
    started = false;
  };
  const take = (at: number): void => {
    text += script[at];
    offsets.push(at);
    started = true;
    end = at + 1;
  };
  for (let at = 0; at < script.length; at++) {
    const char = script[at] ?? '';
    const next = script[at + 1] ?? '';
    const hole = endOfExpression(script, at);
    if (hole !== undefined) {
      for (let of = at; of < hole; of++) take(of);
      at = hole - 1;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else if (char === '\\' && quote === '"' && /[$`"\\\n]/.test(next)) {
        at++;
        if (next !== '\n') take(at);
      } else take(at);
    } else if (char === "'" || char === '"') {
      quote = char;
      started = true;
      end = at + 1;
    } else if (char === '\\') {
      at++;
      if (next !== '\n' && next !== '') take(at);
    } else if (char === '#' && !started) {
      while (at + 1 < script.length && script[at + 1] !== '\n') at++;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      flush();
    } else if (char === ';' || char === '|' || char === '\n' || (char === '&' && !/[<>]/.test(text.slice(-1)))) {
      flush();
      words.push({ text: char, offsets: [at], end: at + 1, isSeparator: true });
    } else {
      take(at);
    }
  }
  flush();
  return words;
}
