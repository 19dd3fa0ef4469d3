import { type Budget, createBudget } from '../../model/budget.ts';
import type { PlacedText, SourceText } from '../../model/documents/unit.ts';
import { type CommandWord, withScripts } from '../components/commandWords.ts';
import { SourceTextBuilder, sourceSpan } from './sourceText.ts';
import { withSpecifiers } from './specifiers.ts';
import { MAX_COMMAND_LENGTH } from './unitFile.ts';
import { splitUnitWords } from './unitWords.ts';

/** `$VAR` as a separate word becomes the words of its value; `${VAR}` its value (systemd.service(5), "Command lines"). */
const WHOLE = /^\$([A-Za-z_]\w*)$/;

const WHOLE_PART = /^\$\{([A-Za-z_]\w*)\}$/;

/** A flag whose value may be the next word. */
const FLAG_ALONE = /^--?[\w.-]+$/;

const PART = /\$\$|\$\{([A-Za-z_]\w*)\}/g;

/** Putting in the shortest variable costs as much as so many characters. */
const VARIABLE_COST = 16;

type PlacedWord = CommandWord & { readonly uri: string };

/**
 * The words of a unit's command with its variables and specifiers substituted, and the script of a `sh -c` split. systemd drops a lone `$VAR` that is
 * not set, and a lone `${VAR}` becomes one empty word (systemd/src/basic/env-util.c, `replace_env_argv`), which is dropped here except behind a flag.
 * There, in a word, and in a script, which may set it, it stays as written. Undefined if the result is longer than the limit.
 */
export function expandCommand(
  command: readonly SourceText[],
  uri: string,
  variables: ReadonlyMap<string, PlacedText>,
  unit = '',
): readonly PlacedWord[] | undefined {
  const room = createBudget(MAX_COMMAND_LENGTH);
  const words: PlacedWord[] = [];
  for (const written of command) {
    const word = withSpecifiers(written, unit);
    const name = WHOLE.exec(word.text)?.[1];
    if (name === undefined) {
      const part = WHOLE_PART.exec(word.text)?.[1];
      if (part !== undefined && !variables.has(part) && !FLAG_ALONE.test(words.at(-1)?.text ?? '')) continue;
      const put = substitute(word, variables, room);
      if (!put) return undefined;
      // A semicolon by itself begins another command (systemd.service(5), "Command lines").
      words.push({ ...toWord(put, uri), isSeparator: word.text === ';' });
      continue;
    }
    const put = wordsOf(name, variables, room);
    if (!put) return undefined;
    for (const one of put) words.push(one);
  }
  // The shell substitutes the variables that systemd leaves in a script.
  const all: PlacedWord[] = [];
  for (const word of withScripts(words)) {
    const name = WHOLE.exec(word.text)?.[1];
    const put = name === undefined || !variables.has(name) ? [word] : wordsOf(name, variables, room);
    if (!put) return undefined;
    for (const one of put) all.push(one);
  }
  return all;
}

/** A flag with its value in one word: what a variable in it stands for stays in that word. */
const FLAG_WITH_VALUE = /^--?[\w.-]+=/;

/** Whether a variable may add arguments to the command, or is in a script. Other variables change single values only. */
export function takesArguments(command: readonly SourceText[]): boolean {
  return command.some(({ text }) => text.includes('$') && !FLAG_WITH_VALUE.test(text));
}

function wordsOf(
  name: string,
  variables: ReadonlyMap<string, PlacedText>,
  room: Budget,
): readonly PlacedWord[] | undefined {
  const value = variables.get(name);
  if (!value) return [];
  return room.pay(value.source.text.length + VARIABLE_COST)
    ? splitUnitWords(value.source, 'quotes').map((one) => toWord(one, value.uri))
    : undefined;
}

function substitute(
  word: SourceText,
  variables: ReadonlyMap<string, PlacedText>,
  room: Budget,
): SourceText | undefined {
  if (!word.text.includes('$')) return word;
  const builder = new SourceTextBuilder(word.at);
  let copied = 0;
  for (const match of word.text.matchAll(PART)) {
    const [written, name] = match;
    const value = name === undefined ? '$' : variables.get(name)?.source.text;
    if (!room.pay(VARIABLE_COST + (value?.length ?? 0))) return undefined;
    builder.copy(word, copied, match.index);
    copied = match.index + written.length;
    // Every character of the value stands where the reference to it does.
    if (value === undefined) builder.copy(word, match.index, copied);
    else builder.put(value, sourceSpan(word, match.index, copied));
  }
  builder.copy(word, copied, word.text.length);
  return builder.done();
}

function toWord(word: SourceText, uri: string): PlacedWord {
  return { text: word.text, spanOf: (start, end) => sourceSpan(word, start, end), isSeparator: false, uri };
}
