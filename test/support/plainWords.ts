import type { MarkdownWords } from '../../src/editor/describeMarkdown.ts';
import type { TreeWords } from '../../src/editor/trees/treeWords.ts';

/** The words around a description as they stand in the source, for tests without an editor. */
export const PLAIN_WORDS: MarkdownWords = {
  goTo: 'Go to it',
  why: 'Why, and what to do',
  copy: 'Copy',
  more: (count) => `and ${count} more`,
};

/** The words of the trees as they stand in the source, for tests without an editor. */
export const PLAIN_TREE_WORDS: TreeWords = {
  noSigner: 'Signer not among these files',
  uncheckedSigner: 'Signer not checked',
  requests: 'Requests',
  objects: 'API objects',
  unused: 'Used by nothing here',
  expired: 'Expired',
  notYetValid: 'Not yet valid',
  within: (days) => `Within ${days} days`,
  withinYear: 'Within a year',
  later: 'Later',
  problems: (count) => (count === 1 ? '1 problem' : `${count} problems`),
  authority: (name) => `Certificate authority ${name}`,
  certificate: (name) => `Certificate ${name}`,
  signedBy: (name) => `signed by ${name}`,
};
