import { ArchiveFault } from './archiveFault.ts';

/** One entry of a zip file's central directory (APPNOTE.TXT §4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly compressedSize: number;
  /** The offset of its local header in the file. */
  readonly offset: number;
  /** POSIX mode with the file type; undefined if the file was not made on such a system. */
  readonly posixMode: number | undefined;
  readonly modified: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The end record, and a comment of any length behind it. */
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** The entries of the central directory in their order. Throws ArchiveFault if the directory is missing or damaged. */
export function* zipEntries(file: Uint8Array): Generator<ZipEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const { start, end, shift } = findDirectory(view);
  for (let at = start; at + 46 <= end && view.getUint32(at, true) === CENTRAL; ) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    const next = nameEnd + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw new ArchiveFault('damaged');
    const flags = view.getUint16(at + 8, true);
    const madeBy = view.getUint8(at + 5);
    const attributes = view.getUint32(at + 38, true);
    const large = zip64Fields(view, nameEnd, nameEnd + extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    yield {
      name: nameOf(file.subarray(at + 46, nameEnd), flags, madeBy),
      flags,
      method: view.getUint16(at + 10, true),
      compressedSize: large[1],
      offset: large[2] + shift,
      posixMode: POSIX_SYSTEMS.has(madeBy) ? attributes >>> 16 : undefined,
      modified: timeOf(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    };
    at = next;
  }
}

/** The offset of an entry's compressed bytes, according to its local header (§4.3.7). Throws ArchiveFault if there is no header. */
export function dataStart(file: Uint8Array, { offset, compressedSize }: ZipEntry): number {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  if (offset < 0 || offset + 30 > file.length || view.getUint32(offset, true) !== LOCAL)
    throw new ArchiveFault('damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + compressedSize > file.length) throw new ArchiveFault('damaged');
  return start;
}

/** Unix, and macOS as Info-ZIP numbers it (§4.4.2). */
const POSIX_SYSTEMS: ReadonlySet<number> = new Set([3, 19]);

interface DirectoryPlace {
  readonly start: number;
  readonly end: number;
  /** The number of bytes before the archive in the file, which offsets do not include. */
  readonly shift: number;
}

function findDirectory(view: DataView): DirectoryPlace {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const large = largeDirectory(view, at);
    const end = large?.at ?? at;
    const size = large?.size ?? view.getUint32(at + 12, true);
    const offset = large?.offset ?? view.getUint32(at + 16, true);
    const start = end - size;
    if (start < 0) throw new ArchiveFault('damaged');
    return { start, end, shift: start - offset };
  }
  throw new ArchiveFault('damaged');
}

/** The record that replaces the end record in a file with at least 65,535 entries or 4 GiB (§4.3.14). */
function largeDirectory(view: DataView, end: number): { at: number; size: number; offset: number } | undefined {
  const locator = end - 20;
  if (locator < 56 || view.getUint32(locator, true) !== END_64_LOCATOR) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (!(at + 56 <= locator) || view.getUint32(at, true) !== END_64) throw new ArchiveFault('damaged');
  return { at, size: Number(view.getBigUint64(at + 40, true)), offset: Number(view.getBigUint64(at + 48, true)) };
}

type Sizes = readonly [size: number, compressedSize: number, offset: number];

/** The extra field 1 has the values of the fields that are full, in this order (§4.5.3). */
function zip64Fields(view: DataView, from: number, to: number, sizes: Sizes): Sizes {
  if (!sizes.includes(FULL)) return sizes;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    const large = (value: number) => {
      if (value !== FULL || next + 8 > end) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    return [large(sizes[0]), large(sizes[1]), large(sizes[2])];
  }
  return sizes;
}

const FULL = 0xffffffff;

const UTF_8 = 1 << 11;

/** In UTF-8 where the flag says so or the bytes are it; other bytes as U+FFFD. DOS's own separator is "\". */
function nameOf(bytes: Uint8Array, flags: number, madeBy: number): string {
  const name = new TextDecoder().decode(bytes);
  return madeBy === 0 && (flags & UTF_8) === 0 ? name.replaceAll('\\', '/') : name;
}

/** A DOS date and time. Its time zone is unknown, so it is read as UTC. */
function timeOf(date: number, time: number): number {
  const [year, month, day] = [1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31];
  return Date.UTC(year, month, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
