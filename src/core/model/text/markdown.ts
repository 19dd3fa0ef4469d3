import { type Form, type Language, RAW, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

declare const brand: unique symbol;

/** Escaped Markdown. Only renderers create it. */
export type Markdown = string & { readonly [brand]: 'markdown' };

/**
 * Text that Markdown, GitHub's flavour of it, the HTML inside it or the window's icons could take for markup, anywhere in a line. A colon before a
 * blank begins neither an address nor an emoji, and an exclamation mark makes an image only of a link that follows.
 */
const MARKUP = /[\\`*_{}[\]#|<>~&$@"]|:(?!\s)|!$|(?<=^|www)\./gi;

/** Markup at the start of a line only: a list's marks, the line below a heading, the blanks before code. */
const LINE_START = /^[-+=]|^ (?= {3})|(?<=^\d{1,9})[.)]/gm;

const MARKDOWN: Form = { words: escaped, value: (theirs) => escaped(visibleText(theirs)), code };

/** Renders as Markdown; a text of one line fits a table cell. */
export function markdown(shown: Text, language?: Language): Markdown {
  return render(shown, MARKDOWN, language).replaceAll(LINE_START, reference) as Markdown;
}

/** Code does not wrap: more than this would be cut off in a narrow window. */
const CODE_LENGTH = 40;

/** The whole text as code, in parts of at most 40 characters that end between words, else behind a separator, where there is one. */
export function markdownCode(shown: Text, language?: Language): Markdown {
  const parts: string[] = [];
  let rest = [...visibleText(render(shown, RAW, language))];
  while (rest.length > CODE_LENGTH) {
    const length = partLength(rest);
    parts.push(rest.slice(0, length).join(''));
    // The blank between two parts.
    rest = rest.slice(rest[length] === ' ' ? length + 1 : length);
  }
  return [...parts, rest.join('')].map(code).join(' ') as Markdown;
}

/** The first separators that the line has behind its middle, the best first. */
function partLength(characters: readonly string[]): number {
  const blank = characters.lastIndexOf(' ', CODE_LENGTH);
  if (blank > CODE_LENGTH / 2) return blank;
  const end = 1 + Math.max(...SEPARATORS.map((separator) => characters.lastIndexOf(separator, CODE_LENGTH - 1)));
  return end > CODE_LENGTH / 2 ? end : CODE_LENGTH;
}

const SEPARATORS = ['/', ',', ':', '.', '='];

function escaped(text: string): string {
  return text.replaceAll(MARKUP, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * Inside a code span nothing can be escaped, so what could end it stands outside of it: the backquote, the bar that ends a cell
 * (a backslash before it would undo an escape), and the dollar sign, by which the window finds icons even in code.
 */
function code(content: string): string {
  return visibleText(content)
    .split(/([`|$])/)
    .map((part, at) => (at % 2 === 1 ? escaped(part) : span(part)))
    .join('');
}

/** One blank at each end of a span is dropped where both are there. */
function span(content: string): string {
  if (content.trim() === '') return content;
  return content.startsWith(' ') && content.endsWith(' ') ? `\` ${content} \`` : `\`${content}\``;
}
