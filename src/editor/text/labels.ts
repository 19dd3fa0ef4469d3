import {
  type Form,
  headline,
  type Language,
  messageLines,
  plainText,
  render,
  type Text,
  visibleText,
} from '../../core/index.ts';

/** As much as a lens or an outline has room for. */
const MAX_LENGTH = 120;

/** The places at which a text may be cut: never within a word, a path's segment or a name. */
const SEPARATORS = [' ', '/', ', ', ': '];

/** The text for a label that draws `$(name)` as an icon: nothing hidden, no icon, not without end. */
export function iconLabel(text: Text, language?: Language): string {
  return shortened(plainText(text, language)).replaceAll('$(', '\\$(');
}

/** The first line of a message as such a label, and the other lines, also without icons. */
export function iconLines(
  text: Text,
  language?: Language,
): { readonly label: string; readonly others: readonly string[] } {
  const [, ...others] = messageLines(text, language);
  const [label = '', ...rest] = [headline(text, language), ...others].map((line) =>
    shortened(line).replaceAll('$(', '\\$('),
  );
  return { label, others: rest };
}

/** The same for a label that some views draw with icons and some without: never empty, which VS Code refuses. */
export function outlineLabel(text: Text, language?: Language): string {
  return shortened(plainText(text, language)).replaceAll('$(', '$ (').trim() || '–';
}

const NOTICE: Form = {
  words: (ours) => ours,
  value: (theirs) => shortened(visibleText(theirs)),
  code: (content) => shortened(visibleText(content)),
};

/**
 * The text for a message that VS Code pops up: nothing hidden, no value without end, and no link, which such a message would draw and
 * follow, commands included.
 */
export function noticeText(text: Text, language?: Language): string {
  return render(text, NOTICE, language).replaceAll('](', '] (');
}

function shortened(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.slice(0, MAX_LENGTH);
  const end = Math.max(...SEPARATORS.map((separator) => cut.lastIndexOf(separator)));
  return `${end > MAX_LENGTH / 2 ? cut.slice(0, end) : cut}…`;
}
