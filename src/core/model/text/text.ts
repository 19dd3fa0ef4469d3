import { type Untrusted, untrusted } from './untrusted.ts';

/**
 * What a surface shows: words of ours with values in their slots, a list of such texts, or a value alone. It is no string until a renderer
 * writes it for its form (plain text, Markdown, HTML …) in a language. Plain data: it may be sent to a page as it is.
 */
export type Text = Composed | Joined | Sentence | Untrusted;

/** Words of ours. What stands between two backquotes of the template is code: a flag, what a component logs. */
export interface Composed {
  /** English, with `{name}` for each slot; the translations are found by it. */
  readonly template: string;
  readonly slots: Slots;
}

/** Texts one after another. */
export interface Joined {
  readonly parts: readonly Slot[];
  readonly separator: Separator;
}

/** A text at the start of a sentence: where it begins with words of ours, with a capital letter. */
export interface Sentence {
  readonly capitalized: Text;
}

/** What fills a slot. A string is taken for a file's own text, and escaped. */
export type Slot = Text | string | number;

export type Slots = Readonly<Record<string, Slot>>;

export type Separator = '' | ' ' | ', ' | '; ' | ' · ' | ' → ' | ' / ' | '/' | '\n' | '\n\n';

/** A string that is written out in the source; a computed one is no text of ours. */
export type Literal<T extends string> = string extends T ? never : T;

export type SlotNames<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;

/** Words of ours, with a value for each `{slot}` of them: a missing one does not compile. */
export function phrase<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): Composed {
  return { template, slots: slots[0] ?? {} };
}

/** Texts one after another; of a single one, that one. */
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

/** The text as it begins a sentence; a name keeps its spelling. */
export function asSentence(shown: Text): Sentence {
  return { capitalized: shown };
}

/** A slot's value as a text of its own. */
export function asText(slot: Slot): Text {
  if (typeof slot === 'number') return untrusted(String(slot));
  return typeof slot === 'string' ? untrusted(slot) : slot;
}

/** Whether two texts are made of the same words and values. */
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
