import { visibleText } from '../text/visibleText.ts';

/** Text for HTML's content and quoted attributes: hidden characters are made visible, and nothing is markup. */
export function htmlText(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}
