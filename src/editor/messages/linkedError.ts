import { readLine } from '../../core/index.ts';

/** The part of a terminal's line that is a link. */
export interface LinkedError {
  readonly startIndex: number;
  readonly length: number;
}

/** The text of an error is without the quotes that a log escapes, so that only its start is sure to stand in the line. */
const SURE = 16;

/** The error that can be explained in a line of a terminal, with its place; undefined if there is none. */
export function linkedError(line: string): LinkedError | undefined {
  const error = readLine(line);
  if (!error) return undefined;
  const startIndex = Math.max(0, line.indexOf(error.text.slice(0, SURE)));
  return { startIndex, length: Math.min(error.text.length, line.length - startIndex) };
}
