import type { Span } from '../model/source/span.ts';

/**
 * Whether what a block makes can only be a part of the word in which it stands: neither it nor what its tags take away at its sides has blanks, quotes,
 * or the beginning of a flag. `tags`: those of the block, in order.
 */
export function isWithinWord(text: string, tags: readonly Span[]): boolean {
  const [first] = tags;
  const last = tags.at(-1);
  if (!first || !last) return false;
  if (trimsBefore(text, first) && /\s/.test(text[first.start - 1] ?? '')) return false;
  if (trimsBehind(text, last) && /\s/.test(text[last.end] ?? '')) return false;
  return tags.every((tag, index) => {
    const next = tags[index + 1];
    return !next || PART_OF_WORD.test(textBetween(text, tag, next));
  });
}

const PART_OF_WORD = /^(?!-)[^\s"'`\\#;]*$/;

/** The text between two tags, without the blanks that they take away. */
function textBetween(text: string, tag: Span, next: Span): string {
  const between = text.slice(tag.end, next.start);
  const rest = trimsBehind(text, tag) ? between.trimStart() : between;
  return trimsBefore(text, next) ? rest.trimEnd() : rest;
}

/** `{{-`, `{%-` and `%{~` take away the blanks before them. In ERB, a hyphen takes away only a line break, or an indentation. */
function trimsBefore(text: string, { start }: Span): boolean {
  return /^(?:\{[{%]-|%\{~)/.test(text.slice(start, start + 3));
}

function trimsBehind(text: string, { start, end }: Span): boolean {
  return /^(?:-[}%]\}|.~\})$/s.test(text.slice(end - 3, end)) && text[start] !== '<';
}
