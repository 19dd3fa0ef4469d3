import type { Markdown } from '../../core/index.ts';

/** Markup of ours around what renderers wrote: a string from anywhere else does not compile. */
export function markup(ours: TemplateStringsArray, ...parts: readonly Markdown[]): Markdown {
  return String.raw({ raw: ours }, ...parts) as Markdown;
}

/** Pieces of Markdown one after another: paragraphs, lines, or links in a row. */
export function joinedMarkdown(parts: readonly Markdown[], separator: '\n\n' | '\n' | '\u{2002}·\u{2002}'): Markdown {
  return parts.join(separator) as Markdown;
}

/** The text in one line, however narrow it stands. */
export function unbroken(text: Markdown): Markdown {
  return text.replaceAll(' ', '\u{a0}') as Markdown;
}

/** A link that runs one of our commands; only a MarkdownString that enables the command follows it. */
export function commandLink(label: Markdown, command: string, args: readonly unknown[], title: Markdown): Markdown {
  const query = encodeURIComponent(JSON.stringify(args)).replace(/[!'()*_~]/g, percent);
  return `[${label}](command:${command}?${query} "${title}")` as Markdown;
}

/** A link to a page of the web; the label alone where the address is no https address. */
export function webLink(label: Markdown, url: string): Markdown {
  if (!/^https:\/\/[^\s<>"'()\\]+$/.test(url)) return label;
  return `[${label}](${url})` as Markdown;
}

/** A link to the file of a number in another folder of the page's place. */
export function fileLink(label: Markdown, folder: 'place', number: number): Markdown {
  return `[${label}](../${folder}/${number}.${folder})` as Markdown;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** A block of code; its fence is longer than any in the text. */
export function codeBlock(language: 'diff' | 'sh', text: string): Markdown {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}` as Markdown;
}
