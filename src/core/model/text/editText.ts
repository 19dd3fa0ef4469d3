import type { Literal } from './text.ts';

declare const brand: unique symbol;

/**
 * Text that a fix writes into a file. Only the writers of a format create it, so that a value from a file never adds a line, a key or a flag:
 * a string is no edit.
 */
export type EditText = string & { readonly [brand]: 'edit' };

/** The text of a removal. */
export const NOTHING = ownText('');

/** Words of ours: a literal, written as it stands here. */
export function ownText<const T extends string>(text: Literal<T>): EditText {
  return text as string as EditText;
}

/** Written texts after each other. */
export function editText(...parts: readonly EditText[]): EditText {
  return parts.join('') as EditText;
}

/** A word that means itself in YAML, in a shell, in a unit and in a file of variables, quoted or not. */
const WORD = /^(?:--?)?[\w/.](?:[\w/.:=@+-]*[\w/.=@+-])?$/;

/** The value where every format takes it as it is; undefined if one of them would need quotes. */
export function plainWord(value: string): EditText | undefined {
  return WORD.test(value) ? (value as EditText) : undefined;
}

/** Such a word, or a list of words and addresses: one word in a shell or a unit, but not in a YAML list in brackets. */
export function commandWord(value: string): EditText | undefined {
  return /^[\w/.:=@+,[\]-]+$/.test(value) ? (value as EditText) : undefined;
}

/** The blanks and the dash in front of an item, as another item has them; undefined for any other text. */
export function itemLead(lead: string): EditText | undefined {
  return /^[ \t]*(?:-[ \t]+)?$/.test(lead) ? (lead as EditText) : undefined;
}
