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
 * Renders for tree labels, Problems, terminals and pages that set `textContent`: one line, invisible characters written out. Not safe as
 * Markdown, HTML or a shell command; these have separate renderers.
 */
export function plainText(shown: Text, language?: Language): string {
  return render(shown, PLAIN, language);
}

/** What the text sets off as code, in English: flags, paths, commands and logged texts, each as `plainText` writes it. */
export function codeIn(shown: Text): readonly string[] {
  const found: string[] = [];
  const code = (content: string) => {
    found.push(visibleText(content));
    return '';
  };
  render(shown, { ...PLAIN, code });
  return found;
}
