/** Bytes that are not valid text, and go-yaml's error for them. */
export interface EncodingFault {
  /** Offset in the decoded text. */
  readonly offset: number;
  readonly problem: string;
  /** Bytes that must be buffered before go-yaml reports it; infinite if only the end of the file reveals it. */
  readonly width: number;
}

/** How a text was encoded. */
export interface SourceEncoding {
  /** UTF-16, by its byte-order mark. */
  readonly isWide: boolean;
  /** Absent if all bytes are valid. */
  readonly fault?: EncodingFault;
}

/** The encoding of valid UTF-8, and of text that was never bytes. */
export const PLAIN_ENCODING: SourceEncoding = { isWide: false };

/** Decoders write it for invalid bytes; valid text may contain it too. */
const REPLACEMENT = '\ufffd';

/** Determines how the bytes encode the text. `wide` is the encoding that their byte-order mark names. */
export function sourceEncoding(
  bytes: Uint8Array,
  text: string,
  wide: 'utf-16le' | 'utf-16be' | undefined,
): SourceEncoding {
  if (!text.includes(REPLACEMENT)) return wide ? { isWide: true } : PLAIN_ENCODING;
  const fault = wide ? wideFault(bytes, wide === 'utf-16le') : narrowFault(bytes);
  return { isWide: wide !== undefined, ...(fault && { fault }) };
}

const AT_END = Number.POSITIVE_INFINITY;

/** The first bytes that go-yaml rejects as UTF-8 (readerc.go). */
function narrowFault(bytes: Uint8Array): EncodingFault | undefined {
  let offset = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const width = sequenceLength(lead);
    if (width === 0) return { offset, problem: 'invalid leading UTF-8 octet', width: 1 };
    if (at + width > bytes.length) return { offset, problem: 'incomplete UTF-8 octet sequence', width: AT_END };
    const problem = sequenceProblem(bytes, at, width);
    if (problem !== undefined) return { offset, problem, width };
    offset += width === 4 ? 2 : 1;
    at += width;
  }
  return undefined;
}

/** The length of a UTF-8 sequence by its first byte, or 0 if invalid. */
export function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >> 5 === 0b110) return 2;
  if (lead >> 4 === 0b1110) return 3;
  return lead >> 3 === 0b11110 ? 4 : 0;
}

/** The smallest code point of each sequence length. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function sequenceProblem(bytes: Uint8Array, at: number, width: number): string | undefined {
  if (width === 1) return undefined;
  let value = (bytes[at] ?? 0) & (0xff >> (width + 1));
  for (let index = 1; index < width; index++) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return 'invalid trailing UTF-8 octet';
    value = (value << 6) | (byte & 0x3f);
  }
  if (value < (SMALLEST[width] ?? 0)) return 'invalid length of a UTF-8 sequence';
  return (value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff ? 'invalid Unicode character' : undefined;
}

/** The first bytes that are not valid UTF-16. */
function wideFault(bytes: Uint8Array, isLittle: boolean): EncodingFault | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 2) {
    const offset = at / 2;
    if (at + 2 > bytes.length) return { offset, problem: 'incomplete UTF-16 character', width: AT_END };
    const unit = view.getUint16(at, isLittle);
    if (unit >> 10 === 0b110111) return { offset, problem: 'unexpected low surrogate area', width: 2 };
    if (unit >> 10 !== 0b110110) continue;
    if (at + 4 > bytes.length) return { offset, problem: 'incomplete UTF-16 surrogate pair', width: AT_END };
    if (view.getUint16(at + 2, isLittle) >> 10 !== 0b110111)
      return { offset, problem: 'expected low surrogate area', width: 4 };
    at += 2;
  }
  return undefined;
}
