import { close, constants, fstat, open, readFile } from 'node:fs';
import { promisify } from 'node:util';

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
