/** Malformed DER. Thrown inside the decoders only: `attempt` turns it into a value at each decoder's entry. */
export class DerError extends Error {}

/** One DER element inside `bytes`: header from `start`, content from `content` to `end`. */
export interface DerElement {
  readonly bytes: Uint8Array;
  /** The identifier octet with class and constructed bit; multi-byte tags are refused. */
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Universal tags (X.680 §8.4) with the constructed bit where DER sets it. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

/** Tag of a context-specific element: `[number]`, constructed or primitive. */
export function contextTag(number: number, constructed: boolean): number {
  return (constructed ? 0xa0 : 0x80) | number;
}

/** Reads the element at `at`, which must end at or before `limit`. Lengths must be minimal, as Go's cryptobyte demands. */
export function readElement(bytes: Uint8Array, at: number, limit: number): DerElement {
  if (at + 2 > limit) throw new DerError('truncated element');
  const tag = bytes[at] ?? 0;
  if ((tag & 0x1f) === 0x1f) throw new DerError('multi-byte tag');
  const first = bytes[at + 1] ?? 0;
  let content = at + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0) throw new DerError('indefinite length');
    if (count > 4 || content + count > limit) throw new DerError('bad length');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[content + i] ?? 0);
    content += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length is not minimal');
  }
  const end = content + length;
  if (end > limit) throw new DerError('element runs past its end');
  return { bytes, tag, start: at, content, end };
}

/** The only element of `bytes`, which must have `tag`; anything after it is an error. */
export function readWhole(bytes: Uint8Array, tag: number): DerElement {
  const element = readElement(bytes, 0, bytes.length);
  if (element.tag !== tag) throw new DerError('unexpected tag');
  if (element.end !== bytes.length) throw new DerError('trailing data');
  return element;
}

/** The direct children, however they are tagged. */
export function childrenOf(parent: DerElement): readonly DerElement[] {
  const children: DerElement[] = [];
  let at = parent.content;
  while (at < parent.end) {
    const child = readElement(parent.bytes, at, parent.end);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The content octets, as a view. */
export function contentOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.content, element.end);
}

/** Header and content, as a view. */
export function rawOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.start, element.end);
}
