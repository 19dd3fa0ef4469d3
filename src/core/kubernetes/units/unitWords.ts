import { endOfExpression } from '../../formats/templateExpression.ts';
import type { SourceText } from '../../model/documents/unit.ts';
import { SourceTextBuilder, sourceSpan } from './sourceText.ts';
import { unescapeUnit } from './unitEscape.ts';

/**
 * The continuation of a word up to the next character that is special or may begin an expression, by the quote that is open. The mark of a withheld
 * part stays in one piece.
 */
const PLAIN: Readonly<Record<string, RegExp>> = {
  '': /(?:[^ \t\n\r"'\\{<]|\{(?![{%])|<(?!%))+/y,
  '"': /(?:[^"\\{<]|\{(?![{%])|<(?!%))+/y,
  "'": /(?:[^'\\{<]|\{(?![{%])|<(?!%))+/y,
};

/**
 * Splits a value into words at blanks; quotes hold a word together and are taken away, and escapes are replaced (systemd.syntax(7), "Quoting"). In
 * the value of a variable, a backslash quotes the next character. An expression of a template belongs to its word, whatever it contains.
 */
export function splitUnitWords(source: SourceText, backslash: 'escapes' | 'quotes' = 'escapes'): readonly SourceText[] {
  const { text } = source;
  const words: SourceText[] = [];
  let word: SourceTextBuilder | undefined;
  let quote = '';
  const open = (at: number): SourceTextBuilder => {
    word ??= new SourceTextBuilder(sourceSpan(source, at, at + 1).end);
    return word;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const hole = endOfExpression(text, at);
    if (hole !== undefined) {
      open(at).copy(source, at, hole);
      at = hole - 1;
    } else if (quote === '' && (character === ' ' || character === '\t' || character === '\n' || character === '\r')) {
      if (word) words.push(word.done());
      word = undefined;
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      open(at);
    } else if (character === '\\' && backslash === 'escapes') {
      const escaped = unescapeUnit(text, at);
      open(at).put(escaped.text, sourceSpan(source, at, escaped.end));
      at = escaped.end - 1;
    } else if (character === '\\') {
      if (at + 1 < text.length) at++;
      open(at).copy(source, at, at + 1);
    } else {
      const end = plainEnd(text, at, quote);
      open(at).copy(source, at, end);
      at = end - 1;
    }
  }
  if (word) words.push(word.done());
  return words;
}

function plainEnd(text: string, at: number, quote: string): number {
  const plain = PLAIN[quote];
  if (!plain) return at + 1;
  plain.lastIndex = at;
  return plain.test(text) ? plain.lastIndex : at + 1;
}
