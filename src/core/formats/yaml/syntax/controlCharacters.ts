import type { Source } from './cursor.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

export const NOT_ALLOWED = 'control characters are not allowed';

/** A character that no YAML document may hold, and where go-yaml begins to read the piece that holds it. */
export interface ControlCharacter {
  readonly offset: number;
  readonly pieceStart: number;
}

/** The control characters of a text, looked for once. */
export class ControlCharacters {
  readonly #text: string;
  /** The first one from there on that was asked for. */
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first one in a part of the text; parts are asked for in order. */
  first({ start, end }: Pick<Source, 'start' | 'end'>): ControlCharacter | undefined {
    if (this.#next < start) {
      CONTROL.lastIndex = start;
      this.#next = CONTROL.exec(this.#text)?.index ?? this.#text.length;
    }
    const offset = this.#next;
    return offset < end ? { offset, pieceStart: pieceStart(this.#text, start, offset) } : undefined;
  }
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
