import { l10n } from 'vscode';
import type { Language } from '../core/index.ts';
import { languageOf } from './languageOf.ts';

/** Made when it is first asked for. */
let made: Language | undefined;

/** The editor's language; undefined where it speaks English, or a language that nobody translated to. */
export function language(): Language | undefined {
  if (l10n.bundle === undefined) return undefined;
  made ??= languageOf(l10n.bundle);
  return made;
}
