import { RULES } from '../../src/core/rules/catalogue.ts';
import { TEMPLATES } from '../../src/core/words/templates.ts';
import { translatedCalls } from './calls.ts';
import { fixedPhrases } from './phrases.ts';
import type { Source } from './sources.ts';

/** As VS Code reads it: the English text itself, or with notes for translators, by key. */
export type Bundle = Readonly<
  Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
>;

/** Everything that the editor shows in English, in one order: its own calls, the core's words, the rules. */
export function sourceBundle(sources: readonly Source[]): Bundle {
  const bundle = new Map<string, Bundle[string]>();
  for (const { message, comment } of sources.flatMap(translatedCalls)) {
    if (message === undefined) continue;
    if (comment.length === 0) bundle.set(message, message);
    else bundle.set(`${message}/${comment.join('')}`, { message, comment });
  }
  for (const text of [...TEMPLATES, ...sources.flatMap(fixedPhrases), ...ruleTexts()]) bundle.set(text, text);
  return Object.fromEntries([...bundle].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rules' titles and messages, without those that are a value alone. */
function ruleTexts(): readonly string[] {
  return RULES.flatMap(({ title, messages }) => [title, ...Object.values(messages)]).filter(
    (text) => !/^\{\w+\}$/.test(text),
  );
}
