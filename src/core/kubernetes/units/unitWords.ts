import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/**
 * Splits a value into words at blanks; quotes hold a word together and are taken away, a backslash quotes the next
 * character (systemd.syntax(7), "Quoting").
 */
export function splitUnitWords({ text, starts, ends, at: emptyAt }: SourceText): readonly SourceText[] {
  const words: SourceText[] = [];
  let word: SourceTextBuilder | undefined;
  let quote = '';
  const open = (at: number): SourceTextBuilder => {
    word ??= new SourceTextBuilder(ends[at] ?? emptyAt);
    return word;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === '' && (character === ' ' || character === '\t' || character === '\n' || character === '\r')) {
      if (word) words.push(word.done());
      word = undefined;
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      open(at);
    } else {
      if (character === '\\' && at + 1 < text.length) at++;
      open(at).add(text[at] ?? '', starts[at] ?? emptyAt, ends[at] ?? emptyAt);
    }
  }
  if (word) words.push(word.done());
  return words;
}
