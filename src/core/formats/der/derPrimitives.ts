import { toHex } from './bytes.ts';
import { type DerElement, DerError, TAG } from './derElement.ts';

/** Octets of one arc: far more than any has, and few enough that no arc takes long to write out. */
const MAX_ARC = 1024;

/** A GeneralName's registeredID: an object identifier with a separate tag (RFC 5280 §4.2.1.6). */
const REGISTERED_ID = 0x88;

/** Dotted text of OBJECT IDENTIFIER content octets (X.690 §8.19). */
export function oidText(element: DerElement): string {
  const { bytes, tag, content, end } = element;
  if (tag !== TAG.oid && tag !== REGISTERED_ID) throw new DerError('no object identifier');
  if (content === end || (bytes[end - 1] ?? 0) >= 0x80) throw new DerError('malformed object identifier');
  let text = '';
  let arc = 0;
  let digits = 0;
  let big: bigint | undefined;
  for (let at = content; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (digits === 0 && byte === 0x80) throw new DerError('malformed object identifier');
    // Seven arcs of 7 bits fit a double exactly; only longer ones pay for BigInt.
    if (++digits > MAX_ARC) throw new DerError('malformed object identifier');
    if (digits > 7) big = ((big ?? BigInt(arc)) << 7n) | BigInt(byte & 0x7f);
    else arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (text === '') text = firstArcs(big ?? BigInt(arc));
    else text += `.${big ?? arc}`;
    arc = 0;
    digits = 0;
    big = undefined;
  }
  return text;
}

function firstArcs(joined: bigint): string {
  if (joined < 40n) return `0.${joined}`;
  return joined < 80n ? `1.${joined - 40n}` : `2.${joined - 80n}`;
}

/** BOOLEAN; DER allows 0x00 and 0xff only. */
export function booleanValue(element: DerElement): boolean {
  const byte = element.bytes[element.content];
  if (element.end - element.content !== 1 || (byte !== 0 && byte !== 0xff)) throw new DerError('malformed boolean');
  return byte === 0xff;
}

/** INTEGER that must fit 32 bits and be minimal. */
export function smallInteger(element: DerElement): number {
  const length = element.end - element.content;
  if (element.tag !== TAG.integer || length < 1 || length > 5) throw new DerError('malformed integer');
  checkMinimal(element);
  let value = (element.bytes[element.content] ?? 0) >= 0x80 ? -1 : 0;
  for (let at = element.content; at < element.end; at++) value = value * 256 + (element.bytes[at] ?? 0);
  return value;
}

/** INTEGER of any size, minimal or not. */
export function integerValue(element: DerElement): bigint {
  const { bytes, content, end } = element;
  if (element.tag !== TAG.integer || content === end) throw new DerError('malformed integer');
  // Octet by octet it would take a time that grows with the square of their number.
  return BigInt.asIntN((end - content) * 8, BigInt(`0x${toHex(bytes.subarray(content, end))}`));
}

/** Throws unless the INTEGER's content is minimal two's complement. */
export function checkMinimal(element: DerElement): void {
  const { bytes, content, end } = element;
  const first = bytes[content] ?? 0;
  const high = (bytes[content + 1] ?? 0) >= 0x80;
  if (content === end || (end - content > 1 && ((first === 0 && !high) || (first === 0xff && high)))) {
    throw new DerError('malformed integer');
  }
}

/** Octets of a BIT STRING whose unused bits are zero in number, such as keys and signatures. */
export function bitStringBytes(element: DerElement): Uint8Array {
  if (element.content === element.end || element.bytes[element.content] !== 0)
    throw new DerError('malformed bit string');
  return element.bytes.subarray(element.content + 1, element.end);
}

/** Indices of the set bits of a named-bit list such as KeyUsage. */
export function setBits(element: DerElement): readonly number[] {
  const { bytes, content, end } = element;
  const unused = bytes[content] ?? 0;
  if (content === end || unused > 7 || (unused > 0 && end - content === 1)) throw new DerError('malformed bit string');
  if (unused > 0 && ((bytes[end - 1] ?? 0) & ((1 << unused) - 1)) !== 0) throw new DerError('malformed bit string');
  const found: number[] = [];
  for (let at = content + 1; at < end; at++) {
    for (let bit = 0; bit < 8; bit++) {
      if (((bytes[at] ?? 0) & (0x80 >> bit)) !== 0) found.push((at - content - 1) * 8 + bit);
    }
  }
  return found;
}

/** Bit length of a non-negative INTEGER, such as an RSA modulus. */
export function integerBits(element: DerElement): number {
  let at = element.content;
  while (at < element.end - 1 && element.bytes[at] === 0) at++;
  return (element.end - at - 1) * 8 + (32 - Math.clz32(element.bytes[at] ?? 0));
}

/** Upper-case hexadecimal of an INTEGER's absolute value with "-" before a negative one, in whole octets ("00" for zero). */
export function integerHex(element: DerElement): string {
  // The slice of a Node Buffer would share its memory.
  const octets = Uint8Array.from(element.bytes.subarray(element.content, element.end));
  const negative = (octets[0] ?? 0) >= 0x80;
  if (negative) {
    let carry = 1;
    for (let at = octets.length - 1; at >= 0; at--) {
      const sum = (~(octets[at] ?? 0) & 0xff) + carry;
      octets[at] = sum;
      carry = sum >> 8;
    }
  }
  let from = 0;
  while (from < octets.length - 1 && octets[from] === 0) from++;
  let text = negative ? '-' : '';
  for (let at = from; at < octets.length; at++) text += (octets[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return octets.length === 0 ? '00' : text;
}
