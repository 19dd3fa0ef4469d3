import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';

/** Hosts, addresses and flags, as they stand in a file. */
const WORDS = /--[a-z][a-z0-9-]{2,80}|(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/g;

/** Absolute paths of two names and more. */
const PATHS = /\/[\w@.+-]+(?:\/[\w@.+-]+)+/g;

/** The words in the files of one report, with the first place of each. */
export const wordIndex = derived((files: Report['files']) => placesOf(WORDS, files));

/** The paths that they name. */
export const pathIndex = derived((files: Report['files']) => placesOf(PATHS, files));

function placesOf(words: RegExp, files: Report['files']): ReadonlyMap<string, Location> {
  const found = new Map<string, Location>();
  for (const { uri, text, format } of files.values()) {
    if (text === undefined || (format !== 'yaml' && format !== 'text')) continue;
    for (const { 0: word, index } of text.matchAll(words)) {
      if (!found.has(word)) found.set(word, { uri, span: { start: index, end: index + word.length } });
    }
  }
  return found;
}
