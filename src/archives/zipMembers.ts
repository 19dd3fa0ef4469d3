import type { ArchiveBudget } from './archiveBudget.ts';
import { ArchiveFault } from './archiveFault.ts';
import { joinChunks } from './byteSource.ts';
import { inflate } from './decompress.ts';
import type { Member } from './member.ts';
import { dataStart, type ZipEntry, zipEntries } from './zipDirectory.ts';

const ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const STORED = 0;
const DEFLATED = 8;

/** POSIX, sys/stat.h. */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/** As long as Linux lets a path be. */
const LONGEST_TARGET = 4096;

/** The members of a zip file in the order of its central directory. Throws if that is damaged. */
export async function* zipMembers(file: Uint8Array, budget: ArchiveBudget): AsyncGenerator<Member> {
  for (const entry of zipEntries(file)) yield await memberOf(file, entry, budget);
}

async function memberOf(file: Uint8Array, entry: ZipEntry, budget: ArchiveBudget): Promise<Member> {
  const { name, flags, method, modified, posixMode } = entry;
  const member = { name, modified, bytes: () => bytesOf(file, entry, budget) };
  if (name.endsWith('/')) return { ...member, kind: 'directory' };
  if ((flags & ENCRYPTED) !== 0) return { ...member, kind: 'file', unread: 'encrypted' };
  if (method !== STORED && method !== DEFLATED) return { ...member, kind: 'file', unread: 'unsupported' };
  if (posixMode === undefined || (posixMode & FILE_TYPE) !== LINK) return { ...member, kind: 'file' };
  return { ...member, kind: 'link', target: await targetOf(member.bytes()) };
}

async function* bytesOf(file: Uint8Array, entry: ZipEntry, budget: ArchiveBudget): AsyncGenerator<Uint8Array> {
  const start = dataStart(file, entry);
  const raw = file.subarray(start, start + entry.compressedSize);
  if (entry.method === DEFLATED) yield* inflate(once(raw), budget);
  else {
    // Several entries may have the same bytes for their own.
    budget.addBytes(raw.length);
    yield raw;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A link's content is where it leads (Info-ZIP, `zip --symlinks`); undefined if that is no path. */
async function targetOf(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  try {
    const target = await joinChunks(bytes, LONGEST_TARGET, () => {
      throw new RangeError();
    });
    return new TextDecoder().decode(target);
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    return undefined;
  }
}
