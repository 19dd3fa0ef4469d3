/**
 * Controls, format characters (bidirectional, zero-width, byte-order mark), line and paragraph separators, and the characters that a display may
 * ignore according to Unicode, including Hangul fillers and variation selectors. The Braille blank looks like a space, although it is not one.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;

const MAX_LENGTH = 2000;

/**
 * Text from a file made safe to show in one line: characters that would hide, reorder or break text are written as
 * `\u{…}`, and very long text is cut with "…". Escaping for Markdown or HTML is each renderer's own business.
 */
export function visibleText(text: string): string {
  const shown = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return shown.replaceAll(HIDDEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Whether a line holds such a character; tabs and the end of the line are seen by what they do. */
export function hasHidden(line: string): boolean {
  return (
    line
      .replace(/\r?\n$/, '')
      .replaceAll('\t', '')
      .search(HIDDEN) >= 0
  );
}
