import { encodeElement } from '../core/formats/der/derWriter.ts';

/** Bytes a view may hand to WebCrypto: backed by no shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(0x30, ...parts);
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(0x31, ...parts);
export const octetString = (octets: Uint8Array): Uint8Array => encodeElement(0x04, octets);
/** BOOLEAN TRUE; FALSE is the default wherever it may stand here, and so is left out. */
export const TRUE: Uint8Array = Uint8Array.of(0x01, 0x01, 0xff);
/** [n] EXPLICIT, or IMPLICIT around a constructed type. */
export const constructed = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  encodeElement(0xa0 | tag, ...parts);
/** [n] IMPLICIT around a primitive type. */
export const primitive = (tag: number, octets: Uint8Array): Uint8Array => encodeElement(0x80 | tag, octets);

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
/** PrintableString where the characters allow it, else UTF8String: Go's choice. */
export const directoryString = (text: string): Uint8Array =>
  encodeElement(/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text) ? 0x13 : 0x0c, utf8(text));

/** INTEGER of an unsigned big-endian number: no leading zeros but the one that keeps it positive (X.690 §8.3). */
export function unsignedInteger(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : octets.subarray(first);
  return encodeElement(0x02, ...((digits[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), digits);
}

/** OBJECT IDENTIFIER of its dotted form. */
export function objectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encodeElement(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). Milliseconds are cut. */
export function time(date: Date): Uint8Array {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < 2050 ? encodeElement(0x17, utf8(digits.slice(2))) : encodeElement(0x18, utf8(digits));
}

function base128(value: number): readonly number[] {
  const octets = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) octets.unshift(0x80 | (rest & 0x7f));
  return octets;
}
