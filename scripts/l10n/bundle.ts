import { RULES } from '../../src/core/rules/catalogue/catalogue.ts';
import { translatedCalls } from './calls.ts';
import { hasWords, phrasesIn } from './phrases.ts';
import type { Source } from './sources.ts';

/** As VS Code reads it: the English text itself, or with notes for translators, by key. */
export type Bundle = Readonly<
  Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
>;

/** Everything that the editor shows in English, in one order: its own calls, the phrases of texts, the rules. */
export function sourceBundle(sources: readonly Source[]): Bundle {
  const bundle = new Map<string, Bundle[string]>();
  for (const { message, comment } of sources.flatMap(translatedCalls)) {
    if (message === undefined) continue;
    if (comment.length === 0) bundle.set(message, message);
    else bundle.set(`${message}/${comment.join('')}`, { message, comment });
  }
  const composed = sources
    .filter(isSpoken)
    .flatMap(phrasesIn)
    .flatMap(({ templates }) => templates);
  for (const text of [...composed, ...ruleTexts()].filter(hasWords)) bundle.set(text, text);
  return Object.fromEntries([...bundle].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ruleTexts(): readonly string[] {
  return RULES.flatMap(({ title, messages }) => [title, ...Object.values(messages)]);
}

/** The reports are written in English, whoever reads them. */
function isSpoken({ path }: Source): boolean {
  return !path.startsWith('src/core/presentation/reports/');
}
