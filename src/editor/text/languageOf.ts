import type { Language } from '../../core/index.ts';

/** The language of a bundle as VS Code loads it: translations by their English texts. */
export function languageOf(bundle: Readonly<Record<string, unknown>>): Language {
  return {
    lookUp(template) {
      const found = Object.hasOwn(bundle, template) ? bundle[template] : undefined;
      return typeof found === 'string' ? found : undefined;
    },
  };
}
