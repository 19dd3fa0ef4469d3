import { type Form, type Language, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

/** A line of more characters is cut off in Problems, in trees and in the graph. */
export const HEADLINE_LENGTH = 90;

/** The blank after a sentence, the blank after a colon, and a letter of ours after either. `visibleText` writes them out in values and code. */
const SENTENCE = '\u0001';
const CLAUSE = '\u0002';
const LETTER = '\u0003';

/** Programs that keep their small letter at the beginning of a sentence. */
const NAMES = /^(?:cert-manager|etcd|kube(?:-|adm|ctl)|openssl|systemd)/;

/**
 * The text as plain lines: first what is wrong, in as many clauses as fit in `HEADLINE_LENGTH`, but at least one, and then a line for each
 * sentence that is left, such as what is logged and what to do. A clause ends with a period of the template, in the first sentence also with a
 * colon, outside of parentheses: never in a value or in code.
 */
export function messageLines(shown: Text, language?: Language): readonly string[] {
  const marked = render(shown, clauses(), language);
  const end = headlineEnd(marked);
  if (end === undefined) return [unmarked(marked)];
  const [next = '', ...sentences] = marked.slice(end + 1).split(SENTENCE);
  const second = marked[end] === CLAUSE ? capitalized(next) : next;
  return [withoutColon(unmarked(marked.slice(0, end))), ...[second, ...sentences].map(unmarked)];
}

/** The fault as a label: the first line, without the period at its end if there are others. */
export function headline(shown: Text, language?: Language): string {
  const [first = '', ...others] = messageLines(shown, language);
  return others.length > 0 && first.endsWith('.') ? first.slice(0, -1) : first;
}

/** The last end of a clause that fits, or the first at all; undefined if the whole text fits or has one clause. */
function headlineEnd(marked: string): number | undefined {
  let first: number | undefined;
  let last: number | undefined;
  let length = 0;
  let isFirst = true;
  for (let at = 0; at < marked.length; at++) {
    const character = marked[at];
    if (character === SENTENCE || (character === CLAUSE && isFirst)) {
      isFirst &&= character === CLAUSE;
      first ??= at;
      if (length <= HEADLINE_LENGTH) last = at;
    }
    if (character !== LETTER) length++;
  }
  return length <= HEADLINE_LENGTH ? undefined : (last ?? first);
}

/** Writes the template with marks in place of the blanks between clauses. */
function clauses(): Form {
  let depth = 0;
  let last = '';
  const other = (text: string) => {
    last = '';
    return visibleText(text);
  };
  return {
    value: other,
    code: other,
    words: (ours) => {
      let marked = '';
      for (const character of ours) {
        if (last === SENTENCE || last === CLAUSE) marked += LETTER;
        if (character === '(') depth++;
        if (character === ')') depth--;
        const isEnd = character === ' ' && depth === 0;
        last = isEnd && last === '.' ? SENTENCE : isEnd && last === ':' ? CLAUSE : character;
        marked += last;
      }
      return marked;
    },
  };
}

function unmarked(marked: string): string {
  return marked.replaceAll(LETTER, '').replaceAll(SENTENCE, ' ').replaceAll(CLAUSE, ' ');
}

/** As a sentence begins. What follows a period is written so already, and "etcd" is a name. */
function capitalized(line: string): string {
  if (!line.startsWith(LETTER) || NAMES.test(line.slice(1))) return line;
  return line.slice(1, 2).toUpperCase() + line.slice(2);
}

/** A colon at the end becomes a period, because its explanation is on the next line. */
function withoutColon(line: string): string {
  return line.endsWith(':') ? `${line.slice(0, -1)}.` : line;
}
