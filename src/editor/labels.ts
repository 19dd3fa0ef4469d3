import { visibleText } from '../core/index.ts';

/** As much as a lens or an outline has room for. */
const MAX_LENGTH = 120;

/** Text from a file for a label that draws `$(name)` as an icon: nothing hidden, no icon, not without end. */
export function lensLabel(text: string): string {
  return shortened(visibleText(text)).replaceAll('$(', '\\$(');
}

/** The same for a label that some views draw with icons and some without: never empty, which VS Code refuses. */
export function outlineLabel(text: string): string {
  return shortened(visibleText(text)).replaceAll('$(', '$ (').trim() || '–';
}

function shortened(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

/**
 * Text from a file in a message that VS Code pops up: nothing hidden, not without end, and no link, which such a message would
 * draw and follow, commands included.
 */
export function noticeText(text: string): string {
  return shortened(visibleText(text)).replaceAll('](', '] (');
}
