import type { MarkdownWords } from '../../src/editor/describeMarkdown.ts';

/** The words around a description as they stand in the source, for tests without an editor. */
export const PLAIN_WORDS: MarkdownWords = {
  goTo: 'Go to it',
  why: 'Why, and what to do',
  copy: 'Copy',
  more: (count) => `and ${count} more`,
};
