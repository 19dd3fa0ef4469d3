export type ArchiveFormat = 'gzip' | 'xz' | 'zip' | 'tar';

/** Enough of the beginning to tell a format: the header of a tar member. Bytes. */
export const HEAD = 512;

const MAGIC: readonly (readonly [ArchiveFormat | 'other', readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // Without entries.
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // bzip2, Zstandard, 7-Zip, RAR: known, and not read.
  ['other', [0x42, 0x5a, 0x68]],
  ['other', [0x28, 0xb5, 0x2f, 0xfd]],
  ['other', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['other', [0x52, 0x61, 0x72, 0x21]],
];

/** The format according to the first bytes: `other` for an archive format that is not read, undefined for any other file. */
export function formatOf(head: Uint8Array): ArchiveFormat | 'other' | undefined {
  const known = MAGIC.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (known) return known[0];
  return isTarHeader(head) ? 'tar' : undefined;
}

/** Formats before POSIX have no magic: the sum of the header is what tells (POSIX, pax, "ustar Interchange Format"). */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < HEAD) return false;
  const written = new TextDecoder().decode(head.subarray(148, 156)).replaceAll('\0', ' ').trim();
  if (!/^[0-7]{1,7}$/.test(written)) return head.every((byte) => byte === 0);
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === Number.parseInt(written, 8);
}
