import { type Form, type Language, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

declare const brand: unique symbol;

/** Escaped HTML. Only renderers create it. */
export type Html = string & { readonly [brand]: 'html' };

const HTML: Form = {
  words: escaped,
  value: (theirs) => escaped(visibleText(theirs)),
  code: (content) => `<code>${escaped(visibleText(content))}</code>`,
};

/** Renders for HTML content; a text without code also fits a quoted attribute. */
export function html(shown: Text, language?: Language): Html {
  return render(shown, HTML, language) as Html;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
