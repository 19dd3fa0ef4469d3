import { l10n } from 'vscode';
import type { Language } from '../core/index.ts';

/** Made when it is first asked for. */
let made: Language | undefined;

/** The editor's language; undefined where it speaks English, or a language that nobody translated to. */
export function language(): Language | undefined {
  if (l10n.bundle === undefined) return undefined;
  made ??= languageOf(l10n.bundle);
  return made;
}

/** The language of a bundle as VS Code loads it: translations by their English texts. */
export function languageOf(bundle: Readonly<Record<string, unknown>>): Language {
  return {
    lookUp(template) {
      const found = Object.hasOwn(bundle, template) ? bundle[template] : undefined;
      return typeof found === 'string' ? found : undefined;
    },
  };
}
