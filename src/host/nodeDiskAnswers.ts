import { constants, type Dirent, type Stats } from 'node:fs';
import type { DirectoryEntry, FileKind, FileStat } from '../core/index.ts';

/** Converts this machine's answers about files, synchronous or not, to those of the core. */

export function entryOf(entry: Dirent): DirectoryEntry {
  return { name: entry.name, kind: kindOf(entry) };
}

export function entryOfBytes(entry: Dirent<Buffer>): DirectoryEntry {
  const kind = kindOf(entry);
  const name = entry.name.toString();
  // If the name really contains the character, it is as good as any other.
  if (entry.name.equals(Buffer.from(name))) return { name, kind };
  return { name: escapeBytes(entry.name), kind, isNotUtf8: true };
}

function kindOf(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isDirectory() ? 'directory' : 'other';
}

/** As the core sees it; `isMadeUp` where the kernel makes it up. */
export function statOf(found: Stats, isMadeUp: boolean): FileStat {
  // Put together in one go: a template would keep its parts in memory as well.
  const version = [found.mtimeMs, found.size, found.ino].join(' ');
  return { kind: isMadeUp ? 'other' : kindOf(found), size: found.size, version };
}

/** Whether the file system has to be asked if the kernel makes the file up: such files say that they are regular and empty. */
export function mayBeMadeUp(found: Stats): boolean {
  return found.isFile() && found.size === 0;
}

/** File systems of Linux whose files the kernel makes up while they are read: proc, debugfs, tracefs, cgroup2 (linux/magic.h). */
const MADE_UP: ReadonlySet<number> = new Set([0x9fa0, 0x64626720, 0x74726163, 0x63677270]);

/** By the type of its file system (statfs(2)). Reading such a file may wait for ever, as of /proc/kmsg. */
export function isMadeUpByKernel(type: number): boolean {
  return MADE_UP.has(type);
}

export function absence(error: unknown): 'missing' | 'unreadable' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
}

/** The target of a link with "/", an absolute one beginning with it on Windows too. */
export function slashedTarget(target: string): string {
  if (process.platform !== 'win32') return target;
  const slashed = target.replaceAll('\\', '/');
  return /^[a-z]:/i.test(slashed) ? `/${slashed}` : slashed;
}

/** Whether a name that Node has read may be trusted: in the place of bytes that are not UTF-8 it puts U+FFFD. */
export function isUtf8Name(name: string): boolean {
  return !name.includes('\u{fffd}');
}

/** A name on disk for people: bytes beyond ASCII as "\xe9", as `ls --escape` and shells write them. */
function escapeBytes(name: Uint8Array): string {
  return Array.from(name, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
}

/**
 * A pipe put in the place of a file that was looked at before must not keep the opening waiting (open(2)); a link put there must not be
 * followed. Windows knows neither flag, and has no pipes among its files.
 */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
