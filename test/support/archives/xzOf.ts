import { crc32 } from 'node:zlib';

/** As large as a chunk of LZMA2 that is not compressed may be. */
const CHUNK = 0x10000;

/** CRC32, in the flags of the stream. */
const FLAGS = Uint8Array.of(0, 1);

/** An .xz file whose one block holds the bytes as they are (The .xz File Format 1.2, sections 2 to 4; LZMA2 chunks 1 and 2). */
export function xzOf(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    const size = part.length - 1;
    chunks.push(Uint8Array.of(at === 0 ? 1 : 2, size >> 8, size & 0xff), part);
  }
  const data = joined(...chunks, Uint8Array.of(0));
  // No sizes; one filter, LZMA2, with the smallest dictionary.
  const header = withChecksum(Uint8Array.of(2, 0, 0x21, 1, 0, 0, 0, 0));
  const unpadded = header.length + data.length + 4;
  const block = joined(header, data, new Uint8Array(-data.length & 3), checksum(bytes));
  const index = joined(Uint8Array.of(0, 1), number(unpadded), number(bytes.length));
  const paddedIndex = withChecksum(joined(index, new Uint8Array(-index.length & 3)));
  const footer = joined(little(paddedIndex.length / 4 - 1), FLAGS);
  return joined(
    Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0),
    FLAGS,
    checksum(FLAGS),
    block,
    paddedIndex,
    checksum(footer),
    footer,
    Uint8Array.of(0x59, 0x5a),
  );
}

function withChecksum(bytes: Uint8Array): Uint8Array {
  return joined(bytes, checksum(bytes));
}

function checksum(bytes: Uint8Array): Uint8Array {
  return little(crc32(bytes));
}

function little(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

/** Seven bits a byte, the lowest first (section 1.2). */
function number(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.of(...bytes, rest);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
