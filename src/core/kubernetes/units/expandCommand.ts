import { type Budget, createBudget } from '../../model/budget.ts';
import type { PlacedText, SourceText } from '../../model/documents/unit.ts';
import { type CommandWord, withScripts } from '../components/commandWords.ts';
import { SourceTextBuilder, sourceSpan } from './sourceText.ts';
import { MAX_COMMAND_LENGTH } from './unitFile.ts';
import { splitUnitWords } from './unitWords.ts';

/** `$VAR` as a word of its own becomes the words of its value; `${VAR}` its value (systemd.service(5), "Command lines"). */
const WHOLE = /^\$([A-Za-z_]\w*)$/;

const WHOLE_PART = /^\$\{([A-Za-z_]\w*)\}$/;

const PART = /\$\$|\$\{([A-Za-z_]\w*)\}/g;

/** Putting in the shortest variable costs as much as so many characters. */
const VARIABLE_COST = 16;

type PlacedWord = CommandWord & { readonly uri: string };

/**
 * The words of a command with its variables put in, and the script of a `sh -c` split. A `$VAR` or `${VAR}` by itself that nobody sets
 * is no word to systemd; one in a script, which may set it, and a `${VAR}` in a word stay as written. Undefined where all that is put in
 * is longer than what is read.
 */
export function expandCommand(
  command: PlacedText,
  variables: ReadonlyMap<string, PlacedText>,
): readonly PlacedWord[] | undefined {
  const room = createBudget(MAX_COMMAND_LENGTH);
  const words: PlacedWord[] = [];
  for (const word of splitUnitWords(command.source)) {
    const name = WHOLE.exec(word.text)?.[1];
    if (name === undefined) {
      const part = WHOLE_PART.exec(word.text)?.[1];
      if (part !== undefined && !variables.has(part)) continue;
      const put = substitute(word, variables, room);
      if (!put) return undefined;
      // A semicolon by itself begins another command (systemd.service(5), "Command lines").
      words.push({ ...toWord(put, command.uri), isSeparator: word.text === ';' });
      continue;
    }
    const put = wordsOf(name, variables, room);
    if (!put) return undefined;
    for (const one of put) words.push(one);
  }
  // What systemd leaves in a script, the shell puts in.
  const all: PlacedWord[] = [];
  for (const word of withScripts(words)) {
    const name = WHOLE.exec(word.text)?.[1];
    const put = name === undefined || !variables.has(name) ? [word] : wordsOf(name, variables, room);
    if (!put) return undefined;
    for (const one of put) all.push(one);
  }
  return all;
}

function wordsOf(
  name: string,
  variables: ReadonlyMap<string, PlacedText>,
  room: Budget,
): readonly PlacedWord[] | undefined {
  const value = variables.get(name);
  if (!value) return [];
  return room.pay(value.source.text.length + VARIABLE_COST)
    ? splitUnitWords(value.source).map((one) => toWord(one, value.uri))
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
