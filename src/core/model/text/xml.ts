import { type Form, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

const XML: Form = {
  words: escaped,
  value: (theirs) => escaped(visibleText(theirs)),
  code: (content) => escaped(visibleText(content)),
};

/** Renders for XML content and quoted attributes. Characters that XML 1.0 does not allow are written out. */
export function xml(shown: Text): string {
  return render(shown, XML);
}

function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/[\u{fffe}\u{ffff}\p{Cs}]/gu, '\u{fffd}');
}
