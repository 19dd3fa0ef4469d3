/** Any tag with the given content; the length takes its shortest form, as DER (X.690 section 10.1) wants. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const size = content.reduce((sum, part) => sum + part.length, 0);
  return concat([Uint8Array.of(tag, ...lengthBytes(size)), ...content]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...content);
export const octetString = (content: Uint8Array): Uint8Array => tlv(0x04, content);
export const utf8String = (text: string): Uint8Array => tlv(0x0c, new TextEncoder().encode(text));
export const printableString = (text: string): Uint8Array => tlv(0x13, latin(text));
export const ia5String = (text: string): Uint8Array => tlv(0x16, latin(text));
export const boolean = (value: boolean): Uint8Array => tlv(0x01, Uint8Array.of(value ? 0xff : 0));
export const nothing = (): Uint8Array => tlv(0x05);

/** SET OF with its members in DER order. */
export function setOf(...members: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...[...members].sort((a, b) => Buffer.compare(a, b)));
}

/** Constructed context tag, [n] EXPLICIT, or IMPLICIT around a constructed type. */
export const explicit = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | tag, ...content);
/** Primitive context tag, [n] IMPLICIT. */
export const implicit = (tag: number, content: Uint8Array): Uint8Array => tlv(0x80 | tag, content);

/** Negative values too: certificates with a negative serial are worth testing. */
export function integer(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.unshift(Number(BigInt.asUintN(8, rest)));
    rest >>= 8n;
  } while (rest !== 0n && rest !== -1n);
  const negative = value < 0n;
  if ((bytes[0] ?? 0) >= 0x80 !== negative) bytes.unshift(negative ? 0xff : 0);
  return tlv(0x02, Uint8Array.from(bytes));
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(0x03, Uint8Array.of(unusedBits), content);
}

/** BIT STRING of named bits, bit 0 first, trailing zeros cut as DER wants. */
export function namedBits(bits: readonly number[]): Uint8Array {
  const highest = Math.max(...bits);
  const bytes = new Uint8Array((highest >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(bytes, 7 - (highest & 7));
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 section 4.1.2.5). Milliseconds are cut. */
export function time(date: Date): Uint8Array {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < 2050 ? tlv(0x17, latin(digits.slice(2))) : tlv(0x18, latin(digits));
}

function lengthBytes(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
