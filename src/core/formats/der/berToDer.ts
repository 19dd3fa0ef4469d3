import { DerError, TAG } from './derElement.ts';
import { encodeElement } from './derWriter.ts';

/** Deeper nesting is no key store and no bundle. */
const MAX_DEPTH = 64;

/**
 * The first element of BER as DER would write it: definite and minimal lengths, octet strings in one piece
 * (X.690 §8.1.3, §8.7.3). Windows, NSS and CMS tools stream such files. Throws DerError if it is no BER.
 */
export function berToDer(bytes: Uint8Array): Uint8Array {
  return convert(bytes, 0, bytes.length, 0).der;
}

/** The result of `read` on the octets as they are or, if they are no DER, on their conversion. Throws DerError as `read` does. */
export function readBer<T>(bytes: Uint8Array, read: (der: Uint8Array) => T): T {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return read(berToDer(bytes));
  }
}

interface Converted {
  readonly der: Uint8Array;
  readonly end: number;
}

function convert(bytes: Uint8Array, start: number, limit: number, depth: number): Converted {
  const { tag, content, end } = header(bytes, start, limit);
  if (depth > MAX_DEPTH) throw new DerError('nested too deep');
  if ((tag & 0x20) === 0) {
    if (end === undefined) throw new DerError('indefinite length');
    return { der: encodeElement(tag, bytes.subarray(content, end)), end };
  }
  const children: Uint8Array[] = [];
  let at = content;
  while (at < (end ?? limit)) {
    if (end === undefined && bytes[at] === 0 && bytes[at + 1] === 0) break;
    const child = convert(bytes, at, end ?? limit, depth + 1);
    children.push(child.der);
    at = child.end;
  }
  if (end === undefined && at + 2 > limit) throw new DerError('truncated element');
  const after = end ?? at + 2;
  if (tag !== CONSTRUCTED_OCTETS) return { der: encodeElement(tag, joined(children)), end: after };
  return { der: encodeElement(TAG.octetString, joined(children.map(octets))), end: after };
}

/** An OCTET STRING that is written as a row of them. */
const CONSTRUCTED_OCTETS = 0x24;

/** `end` is undefined for the indefinite form. */
function header(bytes: Uint8Array, at: number, limit: number) {
  if (at + 2 > limit) throw new DerError('truncated element');
  const tag = bytes[at] ?? 0;
  if ((tag & 0x1f) === 0x1f) throw new DerError('multi-byte tag');
  const first = bytes[at + 1] ?? 0;
  if (first === 0x80) return { tag, content: at + 2, end: undefined };
  let content = at + 2;
  let length = first;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4 || content + count > limit) throw new DerError('bad length');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[content + i] ?? 0);
    content += count;
  }
  const end = content + length;
  if (end > limit) throw new DerError('element runs past its end');
  return { tag, content, end };
}

/** The content of a converted octet string. */
function octets(der: Uint8Array): Uint8Array {
  const { tag, content, end } = header(der, 0, der.length);
  if (tag !== TAG.octetString || end === undefined) throw new DerError('unexpected tag');
  return der.subarray(content, end);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
