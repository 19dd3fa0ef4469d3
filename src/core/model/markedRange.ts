import type { DecodedFile } from './decodedFile.ts';
import { shownPlace } from './shownPlace.ts';
import type { Range } from './source/lineIndex.ts';
import type { Span } from './source/span.ts';

/** Certificates and keys fill far more characters of a line without a blank. */
const BASE64 = /[\w+/=-]{100}/;

/** Units of base64 that show which value is meant. */
const MARKED_BASE64 = 64;

/**
 * The range that a problem marks at its place: the first line, and the beginning of base64. An editor that goes to a whole PEM block scrolls past
 * its first line.
 */
export function markedRange(given: DecodedFile, within: Span): Range {
  const { file, span } = shownPlace(given, within);
  const { lines, text } = file;
  if (text === undefined) return lines.rangeOf(span);
  const start = lines.positionAt(span.start);
  const nextLine = lines.offsetAt({ line: start.line + 1, character: 0 });
  const line = text.slice(span.start, Math.min(span.end, nextLine)).trimEnd();
  const { length } = line;
  const marked = BASE64.test(line.slice(0, 4 * MARKED_BASE64)) ? Math.min(length, MARKED_BASE64) : length;
  return { start, end: { line: start.line, character: start.character + marked } };
}
