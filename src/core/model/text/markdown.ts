import { type Form, type Language, RAW, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

declare const brand: unique symbol;

/** Escaped Markdown. Only renderers create it. */
export type Markdown = string & { readonly [brand]: 'markdown' };

/**
 * What Markdown, GitHub's flavour of it, the HTML inside it or the window's icons could take for markup, wherever it stands. A colon before a
 * blank begins neither an address nor an emoji, and an exclamation mark makes an image only of a link that follows.
 */
const MARKUP = /[\\`*_{}[\]#|<>~&$@"]|:(?!\s)|!$|(?<=^|www)\./gi;

/** What is markup at the start of a line only: a list's marks, the line below a heading, the blanks before code. */
const LINE_START = /^[-+=]|^ (?= {3})|(?<=^\d{1,9})[.)]/gm;

const MARKDOWN: Form = { words: escaped, value: (theirs) => escaped(visibleText(theirs)), code };

/** Renders as Markdown; a text of one line fits a table cell. */
export function markdown(shown: Text, language?: Language): Markdown {
  return render(shown, MARKDOWN, language).replaceAll(LINE_START, reference) as Markdown;
}

/** The whole text as code, in parts of at most 40 characters: code does not wrap, and a digest would be cut off. */
export function markdownCode(shown: Text, language?: Language): Markdown {
  const parts = visibleText(render(shown, RAW, language)).match(/.{1,40}/gsu) ?? [];
  return parts.map(code).join(' ') as Markdown;
}

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
