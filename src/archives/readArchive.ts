import { isArchiveName, isCandidatePath, maxSizeOf, type Scheduler, type UnreadReason } from '../core/index.ts';
import { ArchiveBudget, LIMITS } from './archiveBudget.ts';
import { ArchiveFault, reasonOf } from './archiveFault.ts';
import { formatOf, HEAD } from './archiveFormat.ts';
import { insideOf } from './archiveName.ts';
import { type ArchiveEntry, type ArchiveFolder, ArchiveTreeBuilder, entryAt, namesIn } from './archiveTree.ts';
import { type ByteSource, close, joinChunks, memorySource, peek } from './byteSource.ts';
import { type Gunzip, paid, unxz } from './decompress.ts';
import { EqualContents } from './equalContents.ts';
import type { Member } from './member.ts';
import { tarMembers } from './tarMembers.ts';
import { zipMembers } from './zipMembers.ts';

/** The members whose content is kept and the inner archives that are opened. Paths are those of the tree. */
export interface Selection {
  /** At most so many bytes of it; 0 for none. */
  keeps(path: string): number;
  opens(path: string): boolean;
}

/** A file that nothing names is read when it is small: a flag may lead to it. Bytes. */
const SMALL = 64 * 1024;

/** The members that an inspection may read. */
export const INSPECTED: Selection = {
  keeps: (path) => (isCandidatePath(path) ? maxSizeOf(path) : SMALL),
  opens: () => true,
};

/**
 * The content of an archive, with each inner archive as a folder; or the reason why it is not read. Never rejects. Reads the bytes once, in slices,
 * and keeps only the selected members.
 */
export async function readArchive(
  source: ByteSource,
  selection: Selection,
  scheduler: Scheduler,
  gunzip: Gunzip,
): Promise<ArchiveFolder | UnreadReason> {
  const reading: Reading = { selection, scheduler, gunzip, contents: new EqualContents(), kept: 0 };
  try {
    return await read(source, new ArchiveBudget(source.size), { path: '', depth: 1 }, reading);
  } catch (error) {
    return reasonOf(error);
  }
}

interface Reading {
  readonly selection: Selection;
  readonly scheduler: Scheduler;
  readonly gunzip: Gunzip;
  readonly contents: EqualContents;
  /** Bytes of content so far. */
  kept: number;
}

/** An archive inside another: the path that what it holds lies below, with a slash, and how deep it is. */
interface Level {
  readonly path: string;
  readonly depth: number;
}

async function read(source: ByteSource, budget: ArchiveBudget, level: Level, reading: Reading): Promise<ArchiveFolder> {
  const builder = new ArchiveTreeBuilder(budget);
  /** Archives inside, by name. They are read when this one is: an xz stream cannot be read inside another. */
  const inner = new Map<string, Uint8Array>();
  for await (const member of membersOf(source, budget, reading)) {
    budget.addEntry();
    if (reading.scheduler.shouldYield()) await reading.scheduler.yieldNow();
    const path = namesIn(member.name).join('/');
    if (member.kind === 'hardlink') placeHardLink(builder, member);
    else if (member.kind === 'file' && !member.unread && isArchiveName(path)) {
      if (level.depth >= LIMITS.depth) builder.place(member.name, unread('too-deep'));
      else if (reading.selection.opens(level.path + path)) inner.set(path, await wholeOf(member, reading));
    } else builder.place(member.name, await entryOf(member, level.path + path, reading));
  }
  for (const [path, bytes] of inner) {
    const folder = freeFolder(builder.root, path);
    const below = { path: `${level.path}${folder}/`, depth: level.depth + 1 };
    try {
      const innerBudget = new ArchiveBudget(bytes.length, budget);
      builder.place(folder, await read(memorySource(bytes, source.version), innerBudget, below, reading));
    } catch (error) {
      // The limit of the whole archive also applies to an inner one.
      if (budget.isSpent) throw error;
      builder.place(path, unread(reasonOf(error)));
    }
    reading.kept -= bytes.length;
  }
  return builder.root;
}

/** The folder for the content of an inner archive; its suffix is repeated until no member has that name. */
function freeFolder(root: ArchiveFolder, archive: string): string {
  let folder = insideOf(archive);
  while (entryAt(root, folder)) folder = insideOf(folder);
  return folder;
}

async function* membersOf(source: ByteSource, budget: ArchiveBudget, { gunzip }: Reading): AsyncGenerator<Member> {
  const { head, all } = await peek(source.chunks(), HEAD);
  const format = formatOf(head);
  switch (format) {
    case 'tar':
      yield* tarMembers(all);
      break;
    case 'gzip':
      yield* compressedTar(paid(gunzip(all), budget));
      break;
    case 'xz':
      yield* compressedTar(unxz(all, budget));
      break;
    case 'zip':
      yield* zipMembers(await joinChunks(all, LIMITS.inMemory, tooLarge), budget);
      break;
    default:
      await close(all);
      throw new ArchiveFault(format === 'other' ? 'unsupported' : 'not-an-archive');
  }
}

/** A single file that is compressed is no archive. */
async function* compressedTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const { head, all } = await peek(bytes, HEAD);
  if (formatOf(head) === 'tar') yield* tarMembers(all);
  else {
    await close(all);
    throw new ArchiveFault('not-an-archive');
  }
}

function tooLarge(): never {
  throw new ArchiveFault('expands-too-far');
}

async function entryOf(
  { kind, unread: reason, target = '', mode, modified, bytes }: Member,
  path: string,
  reading: Reading,
): Promise<ArchiveEntry> {
  if (reason) return unread(reason);
  if (kind === 'directory') return { kind, mode, entries: new Map() };
  if (kind === 'link') return { kind, target };
  if (kind === 'other') return { kind };
  const { size, content } = await contentOf(bytes(), reading.selection.keeps(path), reading);
  return { kind: 'file', size, modified, mode, content };
}

/** All is counted, and no more is kept than is wanted of it. */
async function contentOf(
  bytes: AsyncIterable<Uint8Array>,
  wanted: number,
  reading: Reading,
): Promise<{ readonly size: number; readonly content?: Uint8Array }> {
  let parts: Uint8Array[] | undefined = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > wanted) parts = undefined;
    parts?.push(part.slice());
    if (reading.scheduler.shouldYield()) await reading.scheduler.yieldNow();
  }
  if (parts === undefined) return { size };
  const own = await joinChunks(each(parts), size, tooLarge);
  const content = reading.contents.shared(own);
  if (content === own) reading.kept += size;
  if (reading.kept > LIMITS.kept) throw new ArchiveFault('expands-too-far');
  return { size, content };
}

async function wholeOf({ bytes }: Member, reading: Reading): Promise<Uint8Array> {
  const whole = await joinChunks(copies(bytes()), LIMITS.inMemory, tooLarge);
  reading.kept += whole.length;
  if (reading.kept > LIMITS.kept) throw new ArchiveFault('expands-too-far');
  return whole;
}

/** Parts of a larger buffer would keep all of that in memory. */
async function* copies(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield part.slice();
}

async function* each(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

function unread(reason: UnreadReason): ArchiveEntry {
  return { kind: 'file', size: 0, modified: 0, unread: reason };
}

/** It is the earlier member itself (POSIX, pax, typeflag 1). */
function placeHardLink(builder: ArchiveTreeBuilder, { name, target = '' }: Member): void {
  const known = namesIn(target).includes('..') ? undefined : entryAt(builder.root, target);
  if (known && known.kind !== 'directory') builder.place(name, known);
  else builder.place(name, unread('missing-target'));
}
