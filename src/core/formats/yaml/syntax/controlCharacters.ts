import type { Source } from './cursor.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

export const NOT_ALLOWED = 'control characters are not allowed';

/** A character that no YAML document may hold, and where go-yaml begins to read the piece that holds it. */
export interface ControlCharacter {
  readonly offset: number;
  readonly pieceStart: number;
}

/** The first one in the part of the text. */
export function firstControlCharacter({ text, start, end }: Source): ControlCharacter | undefined {
  CONTROL.lastIndex = start;
  const found = CONTROL.exec(text);
  if (!found || found.index >= end) return undefined;
  return { offset: found.index, pieceStart: pieceStart(text, start, found.index) };
}

/** Octets that go-yaml decodes at once: whatever it scans in them, a bad one is reported first. */
const PIECE = 512;

function pieceStart(text: string, start: number, target: number): number {
  let piece = start;
  let octet = 0;
  let limit = PIECE;
  for (let at = start; at <= target; at++) {
    const code = text.charCodeAt(at);
    const isPair = code >= 0xd800 && code < 0xdc00;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : isPair ? 4 : 3;
    if (octet + width > limit) {
      piece = at;
      limit = octet + PIECE;
    }
    octet += width;
    if (isPair) at++;
  }
  return piece;
}
