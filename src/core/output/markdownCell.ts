import { visibleText } from '../text/visibleText.ts';

/** Text for a cell of a table: everything that Markdown or HTML could take for markup is a character reference. */
export function markdownCell(text: string): string {
  return visibleText(text).replaceAll(
    /[&<>\\`*_{}[\]()#+!|~:@$]|(?<=www)\./gi,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
