import { createBoundedCache, ownText } from './boundedCache.ts';

/** Flags, paths on a node and of fields: the same few hundred on every node, and room for what else there is. */
const CAPACITY = 8192;

/** Longer text is mostly unique. Characters. */
const MAX_LENGTH = 160;

const known = createBoundedCache<string>(CAPACITY);

/**
 * One and the same object for equal texts, for what is kept of each of many nodes. Not for what may be secret: a text is remembered
 * longer than its file.
 */
export function intern(text: string): string {
  return text.length > MAX_LENGTH ? text : known.get(text, (own) => own);
}

/** The same for a text of any length: a long one is copied, so that what it is a part of need not stay in memory. */
export function internOrCopy(text: string): string {
  return text.length > MAX_LENGTH ? ownText(text) : intern(text);
}

const NONE: readonly never[] = Object.freeze([]);

/**
 * The items in an array that is as long as they are, and one and the same for none; for what is kept of each of many files. An array that
 * has grown keeps room for more, and most lists are empty.
 */
export function compact<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? NONE : items.slice();
}
