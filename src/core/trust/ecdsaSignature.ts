import { attempt, DerCursor } from '../formats/der/derCursor.ts';
import { contentOf, type DerElement, readWhole, TAG } from '../formats/der/derElement.ts';

/**
 * An ECDSA signature in WebCrypto's form (IEEE P1363: r then s, each `size` octets) from its DER (RFC 3279 §2.2.3). Undefined if the DER is malformed
 * or a number is too long, which no verifier accepts.
 */
export function toP1363(signature: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  const parsed = attempt(() => {
    const numbers = new DerCursor(readWhole(signature, TAG.sequence));
    const [r, s] = [numbers.take(TAG.integer, 'r'), numbers.take(TAG.integer, 's')];
    numbers.finish('trailing data');
    return { r: magnitude(r, size), s: magnitude(s, size) };
  });
  if (!('value' in parsed) || parsed.value.r === undefined || parsed.value.s === undefined) return undefined;
  const joined = new Uint8Array(2 * size);
  joined.set(parsed.value.r, size - parsed.value.r.length);
  joined.set(parsed.value.s, 2 * size - parsed.value.s.length);
  return joined;
}

function magnitude(integer: DerElement, size: number): Uint8Array | undefined {
  const content = contentOf(integer);
  const first = content[0];
  if (first === undefined || first >= 0x80) return undefined;
  const digits = first === 0 ? content.subarray(1) : content;
  return digits.length > size ? undefined : digits;
}
