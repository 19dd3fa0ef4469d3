import { headline, type Markdown, markdown, messageLines, plainText, type Text } from '../../core/index.ts';
import { iconLabel, iconLines, noticeText, outlineLabel } from './labels.ts';
import { language } from './language.ts';

/** A text in the editor's language, for what VS Code shows as it is: descriptions of rows, messages of problems, titles. */
export function shown(text: Text): string {
  return plainText(text, language());
}

/** The fault as a label: its consequences and remedies have room elsewhere. */
export function shownHeadline(text: Text): string {
  return headline(text, language());
}

/** The fault in the first line, and the rest below, for messages of problems. */
export function shownLines(text: Text): string {
  return messageLines(text, language()).join('\n');
}

/** For what VS Code reads as Markdown. */
export function shownMarkdown(text: Text): Markdown {
  return markdown(text, language());
}

/** For labels in which VS Code draws icons: lenses, lists to pick from, the status bar. */
export function shownIconLabel(text: Text): string {
  return iconLabel(text, language());
}

/** The first line for such a label, and the others for what stands below it. */
export function shownIconLines(text: Text): ReturnType<typeof iconLines> {
  return iconLines(text, language());
}

/** For the outline. */
export function shownOutlineLabel(text: Text): string {
  return outlineLabel(text, language());
}

/** For messages that VS Code pops up. */
export function shownNotice(text: Text): string {
  return noticeText(text, language());
}
