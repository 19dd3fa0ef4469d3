import { type Untrusted, untrusted } from './untrusted.ts';

/**
 * The text of a surface: a template with values in its slots, a list of texts, or a single value. A renderer turns it into a string for one format
 * (plain text, Markdown, HTML …) and one language. Plain data, so it can be sent to a webview.
 */
export type Text = Composed | Joined | Sentence | Untrusted;

/** A template with its slots. Text between backquotes is code: a flag, or what a component logs. */
export interface Composed {
  /** English, with `{name}` for each slot; also the key of its translations. */
  readonly template: string;
  readonly slots: Slots;
}

/** Texts joined by a separator. */
export interface Joined {
  readonly parts: readonly Slot[];
  readonly separator: Separator;
}

/** A text at the start of a sentence. If it begins with template text, the first letter is capitalized. */
export interface Sentence {
  readonly capitalized: Text;
}

/** The value of a slot. A plain string is treated as untrusted and escaped. */
export type Slot = Text | string | number;

export type Slots = Readonly<Record<string, Slot>>;

export type Separator = '' | ' ' | ', ' | '; ' | ' · ' | ' → ' | ' / ' | '/' | '\n' | '\n\n';

/** A string literal; a computed string is rejected. */
export type Literal<T extends string> = string extends T ? never : T;

export type SlotNames<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;

/** A template with a value for each `{slot}`; a missing value does not compile. */
export function phrase<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): Composed {
  return { template, slots: slots[0] ?? {} };
}

/** Joins texts; a single text is returned as it is. */
export function joined(parts: readonly Slot[], separator: Separator): Text {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? asText(only) : { parts, separator };
}

/** "a", "a and b", "a, b and c". */
export function enumerated(parts: readonly Slot[]): Text {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined) return joined(parts, ', ');
  return phrase('{list} and {last}', { list: joined(parts.slice(0, -1), ', '), last });
}

/** The text as the start of a sentence; a value at its start keeps its case. */
export function asSentence(shown: Text): Sentence {
  return { capitalized: shown };
}

/** Converts a slot's value to a text. */
export function asText(slot: Slot): Text {
  if (typeof slot === 'number') return untrusted(String(slot));
  return typeof slot === 'string' ? untrusted(slot) : slot;
}

/** Whether two texts have the same template and values. */
export function sameText(one: Slot, other: Slot): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether there is nothing to show. */
export function isEmptyText(shown: Text): boolean {
  const one: unknown = shown;
  if (typeof one === 'string') return one === '';
  if ('capitalized' in shown) return isEmptyText(shown.capitalized);
  return 'parts' in shown && shown.parts.every((part) => typeof part !== 'number' && isEmptyText(asText(part)));
}
