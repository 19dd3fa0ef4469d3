import type { Source } from './cursor.ts';
import type { EncodingFault, SourceEncoding } from './sourceEncoding.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are searched for.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

const NOT_ALLOWED = 'control characters are not allowed';

/** An invalid character, and the start of the piece in which go-yaml reads it. */
export interface BadCharacter extends Omit<EncodingFault, 'width'> {
  readonly pieceStart: number;
}

/** Finds the control characters of a text and its first encoding fault, scanning the text once. */
export class BadCharacters {
  readonly #text: string;
  readonly #encoding: SourceEncoding;
  /** The next control character after the last search. */
  #next = -1;

  constructor(text: string, encoding: SourceEncoding) {
    this.#text = text;
    this.#encoding = encoding;
  }

  /** The first invalid character in a part of the text. Parts must be passed in order. */
  first({ start, end }: Pick<Source, 'start' | 'end'>): BadCharacter | undefined {
    if (this.#next < start) {
      CONTROL.lastIndex = start;
      this.#next = CONTROL.exec(this.#text)?.index ?? this.#text.length;
    }
    const { fault, isWide } = this.#encoding;
    const isFault = fault !== undefined && fault.offset >= start && fault.offset <= this.#next;
    const { offset, problem, width } = isFault ? fault : this.#control(isWide);
    const piece = offset < end ? pieceStart(this.#text, start, { offset, width }, isWide) : undefined;
    return piece === undefined ? undefined : { offset, problem, pieceStart: piece };
  }

  #control(isWide: boolean): EncodingFault {
    const offset = this.#next;
    const width = isWide ? 2 : widthOf(this.#text.charCodeAt(offset));
    return { offset, problem: NOT_ALLOWED, width };
  }
}

/** Bytes that go-yaml decodes at once. An invalid one in a piece is reported before any syntax error in it. */
const PIECE = 512;

function pieceStart(
  text: string,
  start: number,
  target: Pick<EncodingFault, 'offset' | 'width'>,
  isWide: boolean,
): number {
  let piece = start;
  let byte = 0;
  let limit = PIECE;
  for (let at = start; at <= target.offset; at++) {
    const code = text.charCodeAt(at);
    const isPair = code >= 0xd800 && code < 0xdc00;
    const width = at === target.offset ? target.width : isPair ? 4 : isWide ? 2 : widthOf(code);
    if (byte + width > limit) {
      piece = at;
      limit = byte + PIECE;
    }
    byte += width;
    if (isPair) at++;
  }
  return piece;
}

function widthOf(code: number): number {
  if (code < 0x80) return 1;
  return code < 0x800 ? 2 : 3;
}
