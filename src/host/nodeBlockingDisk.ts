import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
} from 'node:fs';
import type { Disk } from './host.ts';
import {
  absence,
  entryOf,
  entryOfBytes,
  isMadeUpByKernel,
  isUtf8Name,
  mayBeMadeUp,
  OPEN_FLAGS,
  slashedTarget,
  statOf,
} from './nodeDiskAnswers.ts';

/**
 * The disk of this machine for a program that has nothing else to do meanwhile, such as the command line. A file costs a third of the
 * processor time that it costs with other threads: of 10,800 files 0.13 s instead of 0.4.
 */
export const blockingDisk: Disk & { readLink(file: string): Promise<string | undefined> } = {
  async readDirectory(directory) {
    try {
      const entries = readdirSync(directory, { withFileTypes: true });
      if (entries.every(({ name }) => isUtf8Name(name))) return entries.map(entryOf);
      return readdirSync(directory, { withFileTypes: true, encoding: 'buffer' }).map(entryOfBytes);
    } catch {
      return undefined;
    }
  },
  async stat(file) {
    try {
      // An error costs more than the question, and most links and files that are asked for are not there.
      const found = lstatSync(file, { throwIfNoEntry: false });
      if (!found) return 'missing';
      return statOf(found, mayBeMadeUp(found) && isMadeUpByKernel(statfsSync(file).type));
    } catch (error) {
      return absence(error);
    }
  },
  async readLink(file) {
    try {
      const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
      return isLink ? slashedTarget(readlinkSync(file)) : undefined;
    } catch {
      return undefined;
    }
  },
  async readFile(file) {
    try {
      return readRegularFile(file) ?? 'unreadable';
    } catch (error) {
      return absence(error);
    }
  },
};

/** The content of a regular file; undefined for any other. Throws as `open` does, with ELOOP for a link. */
function readRegularFile(file: string): Uint8Array | undefined {
  const opened = openSync(file, OPEN_FLAGS);
  try {
    return fstatSync(opened).isFile() ? readFileSync(opened) : undefined;
  } finally {
    closeSync(opened);
  }
}
