import { close, constants, type Dirent, promises as fs, fstat, open, readFile, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import type { DirectoryEntry, FileKind } from '../core/index.ts';
import type { Disk } from './host.ts';

/** The disk of this machine. Reads only, follows no link, and opens nothing but regular files. */
export const nodeDisk: Disk = {
  async readDirectory(directory) {
    try {
      const entries = await fs.readdir(directory, { withFileTypes: true });
      if (entries.every(({ name }) => isUtf8Name(name))) return entries.map(entryOf);
      return (await fs.readdir(directory, { withFileTypes: true, encoding: 'buffer' })).map(entryOfBytes);
    } catch {
      return undefined;
    }
  },
  async stat(file) {
    try {
      const found = await fs.lstat(file);
      // Put together in one go: a template would keep its parts in memory as well.
      const version = [found.mtimeMs, found.size, found.ino].join(' ');
      const isMadeUp = found.isFile() && (await isMadeUpByKernel(file, found));
      return { kind: isMadeUp ? 'other' : kindOf(found), size: found.size, version };
    } catch (error) {
      return absence(error);
    }
  },
  async readFile(file) {
    try {
      return (await readRegularFile(file)) ?? 'unreadable';
    } catch (error) {
      return absence(error);
    }
  },
};

function entryOf(entry: Dirent): DirectoryEntry {
  return { name: entry.name, kind: kindOf(entry) };
}

function entryOfBytes(entry: Dirent<Buffer>): DirectoryEntry {
  const kind = kindOf(entry);
  const name = entry.name.toString();
  // Where it is the very character, the name is as good as any other.
  if (entry.name.equals(Buffer.from(name))) return { name, kind };
  return { name: escapeBytes(entry.name), kind, isNotUtf8: true };
}

function kindOf(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isDirectory() ? 'directory' : 'other';
}

/** File systems of Linux whose files the kernel makes up while they are read: proc, debugfs, tracefs, cgroup2 (linux/magic.h). */
const MADE_UP: ReadonlySet<number> = new Set([0x9fa0, 0x64626720, 0x74726163, 0x63677270]);

/** Such files say that they are regular and empty, and reading one may wait for ever, as of /proc/kmsg. */
async function isMadeUpByKernel(file: string, { size }: Stats): Promise<boolean> {
  return size === 0 && MADE_UP.has((await fs.statfs(file)).type);
}

function absence(error: unknown): 'missing' | 'unreadable' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
}

/** Whether a name that Node has read may be trusted: in the place of bytes that are not UTF-8 it puts U+FFFD. */
function isUtf8Name(name: string): boolean {
  return !name.includes('\u{fffd}');
}

/** A name on disk for people: bytes beyond ASCII as "\xe9", as `ls --escape` and shells write them. */
function escapeBytes(name: Uint8Array): string {
  return Array.from(name, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
}

/** With callbacks a file costs half of what it does with the handles of `fs.promises`. */
const [openFile, statOpen, readOpen, closeFile] = [
  promisify(open),
  promisify(fstat),
  promisify(readFile),
  promisify(close),
];

/**
 * A pipe put in the place of a file that was looked at before must not keep the opening waiting (open(2)); a link put there must not be
 * followed. Windows knows neither flag, and has no pipes among its files.
 */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** What a file holds; undefined for what is no regular file. Rejects as `open` does, with ELOOP for a link. */
export async function readRegularFile(file: string): Promise<Uint8Array | undefined> {
  const opened = await openFile(file, FLAGS);
  try {
    return (await statOpen(opened)).isFile() ? await readOpen(opened) : undefined;
  } finally {
    await closeFile(opened);
  }
}
