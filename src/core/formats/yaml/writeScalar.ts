import type { EditText } from '../../model/text/editText.ts';
import { visibleText } from '../../model/text/visibleText.ts';
import { resolveScalar } from './resolveScalar.ts';
import type { ScalarStyle } from './syntax/token.ts';

/** The place of a scalar to write: its style there, and whether it is in a collection in brackets. */
export interface ScalarPlace {
  readonly style: ScalarStyle;
  readonly isFlow: boolean;
}

/** A scalar without quotes on a separate line, as an item or after a key. */
export const BLOCK_PLAIN: ScalarPlace = { style: 'plain', isFlow: false };

/**
 * A text as one YAML scalar on one line, in the style of the place where that can hold it, else in double quotes, which JSON has as well.
 * Undefined for text that no file can name: a NUL, or half of a surrogate pair.
 */
export function writeScalar(value: string, { style, isFlow }: ScalarPlace): EditText | undefined {
  if (/[\0\p{Cs}]/u.test(value)) return undefined;
  if (style === 'plain' && isPlain(value, isFlow)) return value as EditText;
  if (style === 'single' && isVisible(value)) return `'${value.replaceAll("'", "''")}'` as EditText;
  return doubleQuoted(value);
}

/** A mapping or sequence as JSON, which is YAML on one line. */
export function writeJson(value: object): EditText {
  return withoutHidden(JSON.stringify(value));
}

/** Base64 on one line. */
export function writeBase64(encoded: string, place: ScalarPlace): EditText | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(encoded) ? writeScalar(encoded, place) : undefined;
}

/** Whether the text without quotes is read as this text: no indicator, no comment, no other type than text. */
function isPlain(value: string, isFlow: boolean): boolean {
  if (!/^(?:[\p{L}\p{N}_./+$(]|-[^\s-]|--\w)/u.test(value) || !isVisible(value) || /[^\S ]/.test(value)) return false;
  if (/: | #|[: ]$|^\.{3}/.test(value) || (isFlow && /[,?[\]{}]/.test(value))) return false;
  return resolveScalar(value, '', true) === undefined;
}

function isVisible(value: string): boolean {
  return /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u.test(value) && (value.length > MAX_SHOWN || visibleText(value) === value);
}

/** Longer texts are cut where they are shown. */
const MAX_SHOWN = 2000;

function doubleQuoted(value: string): EditText {
  return withoutHidden(JSON.stringify(value));
}

/** Characters that hide or reorder text as escapes, which YAML and JSON spell alike up to U+FFFF. */
function withoutHidden(json: string): EditText {
  const shown = json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    character.length > 1 ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown as EditText;
}
