import type { Draw } from '../draw.ts';

/** Octets that mean something to some decoder. */
const TELLING = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0d, 0x1f, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xa3,
  0xbf, 0xff,
];

/** The bytes with a few flips, cuts, insertions, repetitions or moves. */
export function mutateBytes(bytes: Uint8Array, draw: Draw): Uint8Array {
  let mutated = bytes;
  for (let count = 1 + draw.small(5); count > 0; count--) mutated = step(mutated, draw);
  return mutated;
}

function step(bytes: Uint8Array, draw: Draw): Uint8Array {
  const at = draw.below(bytes.length);
  const length = 1 + draw.small(24);
  switch (draw.below(9)) {
    case 0:
      return set(bytes, at, (bytes[at] ?? 0) ^ (1 << draw.below(8)));
    case 1:
      return set(bytes, at, draw.below(256));
    case 2:
      return set(bytes, at, draw.pick(TELLING));
    case 3:
      return bytes.slice(0, at);
    case 4:
      return join(bytes.subarray(0, at), bytes.subarray(at + length));
    case 5:
      return join(bytes.subarray(0, at), randomBytes(length, draw), bytes.subarray(at));
    case 6:
      return join(bytes.subarray(0, at + length), bytes.subarray(at));
    case 7: {
      // The limit: a longer piece of a private number would be reported as public, and rightly so.
      const other = draw.below(bytes.length);
      return join(bytes.subarray(0, at), bytes.subarray(other, other + 4), bytes.subarray(at + 4));
    }
    default:
      return set(bytes, at, ((bytes[at] ?? 0) + (draw.chance(2) ? 1 : 255)) & 0xff);
  }
}

export function randomBytes(length: number, draw: Draw): Uint8Array {
  return Uint8Array.from({ length }, () => (draw.chance(3) ? draw.pick(TELLING) : draw.below(256)));
}

function set(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = bytes.slice();
  if (at < copy.length) copy[at] = byte;
  return copy;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
