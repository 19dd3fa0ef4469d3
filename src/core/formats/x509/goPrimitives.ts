import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import { DerCursor } from '../der/derCursor.ts';
import { contentOf, type DerElement, DerError, TAG } from '../der/derElement.ts';
import { checkMinimal } from '../der/derPrimitives.ts';

/** Takes what only some releases refuse, and goes on. */
export type RefuseSince = (versioned: VersionedRefusal, text: string) => void;

/** The structures in the octets, as cryptobyte reads a String: octets after the last that is asked for are no error. */
export function cursorOf(bytes: Uint8Array): DerCursor {
  return new DerCursor({ bytes, tag: 0, start: 0, content: 0, end: bytes.length });
}

/** Arcs longer than that do not fit Go's `int` of 32 bits. */
const MAX_ARC = 2 ** 31;

/** An OBJECT IDENTIFIER into dotted text, as cryptobyte reads it; otherwise throws `failure`. */
export function takeGoOid(cursor: DerCursor, failure: string): string {
  const content = contentOf(cursor.take(TAG.oid, failure));
  const arcs: number[] = [];
  let [arc, isOpen] = [0, false];
  for (const octet of content) {
    if (!isOpen && octet === 0x80) throw new DerError(failure);
    arc = arc * 128 + (octet & 0x7f);
    if (arc >= MAX_ARC) throw new DerError(failure);
    isOpen = octet >= 0x80;
    if (isOpen) continue;
    if (arcs.length > 0) arcs.push(arc);
    else arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    arc = 0;
  }
  if (isOpen || content.length === 0) throw new DerError(failure);
  return arcs.join('.');
}

/** An INTEGER that Go reads into 64 bits with a sign. */
export function checkInt64(element: DerElement): void {
  checkMinimal(element);
  if (element.end - element.content > 8) throw new DerError('integer is too large');
}

/** A BIT STRING of any length whose unused bits are zero. */
export function checkBitString({ bytes, content, end }: DerElement): void {
  const unused = bytes[content] ?? 8;
  const isEmpty = end - content === 1;
  const last = bytes[end - 1] ?? 0;
  if (content === end || unused > 7 || (isEmpty && unused > 0) || (!isEmpty && (last & ((1 << unused) - 1)) !== 0)) {
    throw new DerError('malformed bit string');
  }
}

/** The octets of a BIT STRING, right-aligned as Go's RightAlign leaves them. */
export function rightAligned(element: DerElement): Uint8Array {
  const content = contentOf(element);
  const shift = content[0] ?? 0;
  const octets = content.subarray(1);
  if (shift === 0) return octets;
  return octets.map((octet, at) => (octet >> shift) | (((octets[at - 1] ?? 0) << (8 - shift)) & 0xff));
}

/** An AlgorithmIdentifier; undefined for absent parameters. */
export function takeAlgorithm(element: DerElement): { readonly oid: string; readonly parameters?: DerElement } {
  const fields = new DerCursor(element);
  const oid = takeGoOid(fields, 'x509: malformed OID');
  return fields.done ? { oid } : { oid, parameters: fields.next('x509: malformed parameters') };
}
