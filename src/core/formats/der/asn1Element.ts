import { DerError } from './derElement.ts';

/** One element as BER's header gives it, whatever its tag: for showing structure, not for reading meaning. */
export interface Asn1Element {
  /** The offset of the header in the given octets. */
  readonly offset: number;
  /** Octets of identifier and length. */
  readonly headerLength: number;
  /** Octets of the content. */
  readonly length: number;
  readonly class: Asn1Class;
  readonly number: number;
  readonly constructed: boolean;
}

export type Asn1Class = 'universal' | 'application' | 'context' | 'private';

const CLASSES: readonly Asn1Class[] = ['universal', 'application', 'context', 'private'];

/** Names of the universal tags as X.680 §8.4 writes the types. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'BOOLEAN'],
  [2, 'INTEGER'],
  [3, 'BIT STRING'],
  [4, 'OCTET STRING'],
  [5, 'NULL'],
  [6, 'OBJECT IDENTIFIER'],
  [7, 'ObjectDescriptor'],
  [8, 'EXTERNAL'],
  [9, 'REAL'],
  [10, 'ENUMERATED'],
  [11, 'EMBEDDED PDV'],
  [12, 'UTF8String'],
  [13, 'RELATIVE-OID'],
  [16, 'SEQUENCE'],
  [17, 'SET'],
  [18, 'NumericString'],
  [19, 'PrintableString'],
  [20, 'TeletexString'],
  [21, 'VideotexString'],
  [22, 'IA5String'],
  [23, 'UTCTime'],
  [24, 'GeneralizedTime'],
  [25, 'GraphicString'],
  [26, 'VisibleString'],
  [27, 'GeneralString'],
  [28, 'UniversalString'],
  [30, 'BMPString'],
]);

/** "SEQUENCE", "[0]", "[APPLICATION 1]"; undefined for a universal tag without a type. */
export function asn1Name({ class: tagClass, number }: Asn1Element): string | undefined {
  if (tagClass === 'universal') return NAMES.get(number);
  return tagClass === 'context' ? `[${number}]` : `[${tagClass.toUpperCase()} ${number}]`;
}

/** Reads the header at `offset`; its content must end at or before `limit`. Throws DerError if it does not. */
export function readAsn1Element(bytes: Uint8Array, offset: number, limit: number): Asn1Element {
  const first = byte(bytes, offset, limit);
  let at = offset + 1;
  let number = first & 0x1f;
  if (number === 0x1f) {
    number = 0;
    for (let more = true; more; at++) {
      const next = byte(bytes, at, limit);
      number = number * 128 + (next & 0x7f);
      more = next >= 0x80;
      if (number > 0xffff_ffff) throw new DerError('the tag is too large');
    }
  }
  let length = byte(bytes, at++, limit);
  if (length === 0x80) throw new DerError('indefinite length, which DER does not allow');
  if (length > 0x80) {
    const count = length & 0x7f;
    length = 0;
    for (let digit = 0; digit < count; digit++) {
      length = length * 256 + byte(bytes, at++, limit);
      if (length > limit) throw new DerError('the element runs past its end');
    }
  }
  if (at + length > limit) throw new DerError('the element runs past its end');
  const tagClass = CLASSES[first >> 6] ?? 'universal';
  return { offset, headerLength: at - offset, length, class: tagClass, number, constructed: (first & 0x20) !== 0 };
}

function byte(bytes: Uint8Array, at: number, limit: number): number {
  const value = at < limit ? bytes[at] : undefined;
  if (value === undefined) throw new DerError('truncated element');
  return value;
}
