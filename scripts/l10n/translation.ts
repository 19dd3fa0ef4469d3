import type { Bundle } from './bundle.ts';

export type Translations = Readonly<Record<string, string>>;

/** A translation without what the source has no longer, in the source's order. */
export function kept(source: Bundle, translations: Translations): Translations {
  return Object.fromEntries(
    Object.keys(source).flatMap((key) => {
      const text = translations[key];
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** The source texts without a translation, which are shown in English. */
export function untranslated(source: Bundle, translations: Translations): readonly string[] {
  return Object.keys(source).filter((key) => translations[key] === undefined);
}

/** The places that a text keeps for values, each as often as it has it. */
export function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
}

/** The quoted parts of a text: code, flags and errors, which people search for word by word. */
export function quotesOf(text: string): readonly string[] {
  return [...text.matchAll(/`[^`]*`/g)].map(([quote]) => quote).sort();
}
