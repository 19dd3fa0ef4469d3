import { type Markdown, markdown, plainText, type Text } from '../core/index.ts';
import { iconLabel, noticeText, outlineLabel } from './labels.ts';
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
