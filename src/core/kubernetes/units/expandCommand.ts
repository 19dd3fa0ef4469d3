import { type CommandWord, withScripts } from '../commandWords.ts';
import { type SourceText, SourceTextBuilder, sourceSpan } from './sourceText.ts';
import { splitUnitWords } from './unitWords.ts';

/** The value of a variable and the file it stands in. */
export interface PlacedText {
  readonly source: SourceText;
  readonly uri: string;
}

/** `$VAR` as a word of its own becomes the words of its value; `${VAR}` its value (systemd.service(5), "Command lines"). */
const WHOLE = /^\$([A-Za-z_]\w*)$/;
const WHOLE_PART = /^\$\{([A-Za-z_]\w*)\}$/;
const PART = /\$\$|\$\{([A-Za-z_]\w*)\}/g;

type PlacedWord = CommandWord & { readonly uri: string };

/**
 * The words of a command with its variables put in, and the script of a `sh -c` split. A `$VAR` or `${VAR}` by itself that nobody sets
 * is no word to systemd; one in a script, which may set it, and a `${VAR}` in a word stay as written.
 */
export function expandCommand(command: PlacedText, variables: ReadonlyMap<string, PlacedText>): readonly PlacedWord[] {
  const words = splitUnitWords(command.source).flatMap((word) => {
    const name = WHOLE.exec(word.text)?.[1];
    if (name !== undefined) return wordsOf(name, variables);
    const part = WHOLE_PART.exec(word.text)?.[1];
    return part !== undefined && !variables.has(part) ? [] : [toWord(substitute(word, variables), command.uri)];
  });
  // What systemd leaves in a script, the shell puts in.
  return withScripts(words).flatMap((word) => {
    const name = WHOLE.exec(word.text)?.[1];
    return name === undefined || !variables.has(name) ? [word] : wordsOf(name, variables);
  });
}

function wordsOf(name: string, variables: ReadonlyMap<string, PlacedText>): readonly PlacedWord[] {
  const value = variables.get(name);
  return value ? splitUnitWords(value.source).map((one) => toWord(one, value.uri)) : [];
}

function substitute(word: SourceText, variables: ReadonlyMap<string, PlacedText>): SourceText {
  if (!word.text.includes('$')) return word;
  const builder = new SourceTextBuilder(word.at);
  const copy = (from: number, to: number): void => {
    for (let at = from; at < to; at++) builder.add(word.text[at] ?? '', word.starts[at] ?? 0, word.ends[at] ?? 0);
  };
  let copied = 0;
  for (const match of word.text.matchAll(PART)) {
    const [written, name] = match;
    const value = name === undefined ? '$' : variables.get(name)?.source.text;
    copy(copied, match.index);
    copied = match.index + written.length;
    // Every character of the value stands where the reference to it does.
    const { start, end } = sourceSpan(word, match.index, copied);
    if (value === undefined) copy(match.index, copied);
    else for (let at = 0; at < value.length; at++) builder.add(value[at] ?? '', start, end);
  }
  copy(copied, word.text.length);
  return builder.done();
}

function toWord(word: SourceText, uri: string): PlacedWord {
  return { text: word.text, spanOf: (start, end) => sourceSpan(word, start, end), isSeparator: false, uri };
}
