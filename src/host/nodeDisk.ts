import { close, promises as fs, fstat, open, readFile } from 'node:fs';
import { promisify } from 'node:util';
import type { Disk } from './host.ts';
import {
  absence,
  entryOf,
  entryOfBytes,
  isMadeUpByKernel,
  isUtf8Name,
  mayBeMadeUp,
  OPEN_FLAGS,
  statOf,
} from './nodeDiskAnswers.ts';

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
      return statOf(found, mayBeMadeUp(found) && isMadeUpByKernel((await fs.statfs(file)).type));
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

/** With callbacks a file costs half of what it does with the handles of `fs.promises`. */
const [openFile, statOpen, readOpen, closeFile] = [
  promisify(open),
  promisify(fstat),
  promisify(readFile),
  promisify(close),
];

/** The content of a regular file; undefined for any other. Rejects as `open` does, with ELOOP for a link. */
export async function readRegularFile(file: string): Promise<Uint8Array | undefined> {
  const opened = await openFile(file, OPEN_FLAGS);
  try {
    return (await statOpen(opened)).isFile() ? await readOpen(opened) : undefined;
  } finally {
    await closeFile(opened);
  }
}
