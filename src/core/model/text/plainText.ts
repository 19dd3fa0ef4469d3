import { type Form, type Language, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

const PLAIN: Form = {
  words: (ours) => ours,
  value: visibleText,
  // Plain surfaces would show backquotes as they are.
  code: visibleText,
};

/**
 * Renders for tree labels, Problems, lines of a terminal (`terminalText`) and pages that set `textContent`: one line, invisible characters written out. Not safe as
 * Markdown, HTML or a shell command; these have separate renderers.
 */
export function plainText(shown: Text, language?: Language): string {
  return render(shown, PLAIN, language);
}
