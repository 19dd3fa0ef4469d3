import { pipeline } from 'node:stream/promises';

/**
 * Prints a text in pieces, none before the one before it is written. Ends early where nobody reads it any more, or where it cannot be
 * written: what is said then is decided where the program begins.
 */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  await pipeline(pieces, process.stdout, { end: false }).catch(() => {});
}
