import { phrase, type Text } from '../../model/text/text.ts';

/** The most damaged documents of one file that are reported separately. */
export const MAX_PROBLEMS = 100;

/**
 * Damaged documents after which the rest of a file is not read. Each costs the parser 20 µs and more for an error that is thrown, however
 * short it is; kubectl stops at the first.
 */
export const MAX_BROKEN = 1000;

/**
 * Characters of one document, for the memory of its tree. An object of the API has 1.5 MB at most (etcd's limit on a request), and a List of a
 * thousand TLS Secrets some 2 MB. Of a larger List the items are read one by one.
 */
export const MAX_DOCUMENT_LENGTH = 5 * 1024 * 1024;

/** Characters of the items of one larger List, at most: some four seconds' work, with rests. */
export const MAX_LIST_READ = 8 * 1024 * 1024;

/**
 * The cost of reading a node again that an alias repeats, in units of a budget: some 3 µs. A file of 1 kB may so repeat 8,000 nodes, one of 1 MB
 * 400,000: far more than kubeconfigs whose users share a key, and far less than an alias bomb.
 */
export const ALIASED_NODE_COST = 0.05;

/** The message about a document, or a part of one, that is not read. */
export function tooComplexText(reason: Text | string): Text {
  return phrase('The YAML document is too complex to parse: {reason}.', { reason });
}
