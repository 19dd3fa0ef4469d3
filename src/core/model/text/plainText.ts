import { type Form, type Language, render } from './render.ts';
import type { Text } from './text.ts';
import { visibleText } from './visibleText.ts';

const PLAIN: Form = {
  words: (ours) => ours,
  value: visibleText,
  code: (content) => `\`${visibleText(content)}\``,
};

/**
 * The text for what shows plain text: labels of trees, messages of problems, pages that set `textContent`, terminals. One line, with every
 * character in sight. It is no Markdown, no HTML and no command: each of these has a renderer of its own.
 */
export function plainText(shown: Text, language?: Language): string {
  return render(shown, PLAIN, language);
}
