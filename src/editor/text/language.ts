import { l10n } from 'vscode';
import { derived } from '../../core/beforeCandidates.ts';
import type { Language } from '../../core/index.ts';
import { languageOf } from './languageOf.ts';

/** The editor's language; undefined if it is English, or a language without a translation. */
export function language(): Language | undefined {
  if (l10n.bundle === undefined) return undefined;
  return languageOfBundle(l10n.bundle);
}

const languageOfBundle = derived((bundle: typeof l10n.bundle & object): Language => languageOf(bundle));
