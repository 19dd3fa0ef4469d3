/** The first piece of a secret in a text; undefined if there is none. */
export type PieceFinder = (text: string) => string | undefined;

/** Characters of a secret that are a leak. */
export const PIECE = 12;

/** Every piece of a secret. */
export function windowsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE));
}

/** White space, escapes of it and colons are no hiding place. */
const BETWEEN = /\\+[nrt]|[\s:]|&#?\w+;/g;
/** Neither are marks between the digits, whatever they are, nor the escapes that a surface writes them in. */
const SPREAD = /&#?\w+;|<\/?\w+>|\\u[0-9a-f]{4}|\\+x|[^A-Za-z0-9\n]+/g;
const LONG_WORD = /[\w+/-]{12,}/g;

/** Words that are remembered as clean, and how long they may be. */
const MAX_CLEAN = 10_000;
const MAX_WORD = 200;

/** Looks for pieces of one secret, or of many at once. */
export function pieceFinder(pieces: ReadonlySet<string>): PieceFinder {
  // Most words stand in every report.
  const clean = new Set<string>();
  const pieceOf = (word: string): string | undefined => {
    const form = /^[0-9A-F]+$/.test(word) ? word.toLowerCase() : word;
    for (let at = 0; at + PIECE <= form.length; at++) {
      const piece = form.slice(at, at + PIECE);
      if (pieces.has(piece)) return piece;
    }
    if (clean.size >= MAX_CLEAN) clean.clear();
    // A copy, as a part of a text keeps the whole of it in memory.
    if (word.length <= MAX_WORD) clean.add(Buffer.from(word).toString());
    return undefined;
  };
  return (text) => {
    for (const form of [text, text.replaceAll(BETWEEN, ''), text.replaceAll(SPREAD, '')]) {
      for (const [word] of form.matchAll(LONG_WORD)) {
        const piece = clean.has(word) ? undefined : pieceOf(word);
        if (piece !== undefined) return piece;
      }
    }
    return undefined;
  };
}
