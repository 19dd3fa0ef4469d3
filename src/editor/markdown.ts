import { visibleText } from '../core/index.ts';

/** Everything that Markdown or the HTML inside it could take for markup. */
const MARKUP = /[\\`*_{}[\]()#+\-.!|<>~&$:@"'=/]/g;

/** Text from a file as Markdown that shows just that text, on one line. */
export function escapeMarkdown(text: string): string {
  return visibleText(text).replaceAll(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}

/** A sentence of ours, in which backticks set off code: flags, and what a program reports. */
export function sentenceMarkdown(text: string): string {
  const parts = text.split('`');
  // A backtick without its other half came out of a file.
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  return parts.map((part, at) => (at % 2 === 0 || part === '' ? escapeMarkdown(part) : codeSpan(part))).join('');
}

/** Text in a code span; character references mean nothing there, so backticks are fenced by a longer run. */
export function codeSpan(text: string): string {
  const shown = visibleText(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const gap = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** A link that runs one of our commands; only a MarkdownString that enables the command follows it. */
export function commandLink(label: string, command: string, args: readonly unknown[], title: string): string {
  const target = `command:${command}?${encodeURIComponent(JSON.stringify(args)).replace(/[!'()*_~]/g, percent)}`;
  return `[${label}](${target} "${escapeMarkdown(title)}")`;
}

/** A link to a page of the web; plain text where the address is no https address. */
export function webLink(label: string, url: string): string {
  if (!/^https:\/\/[^\s<>"'()\\]+$/.test(url)) return label;
  return `[${label}](${url})`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
