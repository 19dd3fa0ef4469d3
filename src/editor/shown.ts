import {
  type Form,
  type Language,
  type Markdown,
  markdown,
  plainText,
  render,
  type Text,
  visibleText,
} from '../core/index.ts';
import { language } from './language.ts';

/** A text in the editor's language, for what VS Code shows as it is: descriptions of rows, messages of problems, titles. */
export function shown(text: Text): string {
  return plainText(text, language());
}

/** For what VS Code reads as Markdown. */
export function shownMarkdown(text: Text): Markdown {
  return markdown(text, language());
}

/** For labels in which VS Code draws icons: lenses, lists to pick from, the status bar. */
export function shownIconLabel(text: Text): string {
  return iconLabel(text, language());
}

/** For the outline. */
export function shownOutlineLabel(text: Text): string {
  return outlineLabel(text, language());
}

/** For messages that VS Code pops up. */
export function shownNotice(text: Text): string {
  return noticeText(text, language());
}

/** As much as a lens or an outline has room for. */
const MAX_LENGTH = 120;

/** The text for a label that draws `$(name)` as an icon: nothing hidden, no icon, not without end. */
export function iconLabel(text: Text, language?: Language): string {
  return shortened(plainText(text, language)).replaceAll('$(', '\\$(');
}

/** The same for a label that some views draw with icons and some without: never empty, which VS Code refuses. */
export function outlineLabel(text: Text, language?: Language): string {
  return shortened(plainText(text, language)).replaceAll('$(', '$ (').trim() || '–';
}

const NOTICE: Form = {
  words: (ours) => ours,
  value: (theirs) => shortened(visibleText(theirs)),
  code: (content) => `\`${shortened(visibleText(content))}\``,
};

/**
 * The text for a message that VS Code pops up: nothing hidden, no value without end, and no link, which such a message would draw and
 * follow, commands included.
 */
export function noticeText(text: Text, language?: Language): string {
  return render(text, NOTICE, language).replaceAll('](', '] (');
}

function shortened(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
