import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { FileMode } from '../core/index.ts';

/** Windows has access lists instead, and Node makes modes up. */
export const hasModes = process.platform !== 'win32';

/** Mode and owner; undefined for a link, which has none, and for a file that cannot be read. */
export async function nodeFileMode(path: string): Promise<FileMode | undefined> {
  try {
    return fileModeOf(await lstat(path));
  } catch {
    return undefined;
  }
}

/** The same at once. */
export function blockingFileMode(path: string): FileMode | undefined {
  try {
    return fileModeOf(lstatSync(path));
  } catch {
    return undefined;
  }
}

function fileModeOf(found: Stats): FileMode | undefined {
  if (found.isSymbolicLink()) return undefined;
  const { mode, uid, gid } = found;
  const [owners, groups] = readNames();
  return { bits: mode & MODE_BITS, uid, gid, owner: owners.get(uid), group: groups.get(gid) };
}

/** The bits that are no file type (POSIX, sys/stat.h). */
const MODE_BITS = 0o7777;

type Names = ReadonlyMap<number, string>;
let names: readonly [owners: Names, groups: Names] | undefined;

/** The machine's own lists, read once; users of a directory service stay without a name. */
function readNames(): readonly [Names, Names] {
  names ??= [namesIn('/etc/passwd'), namesIn('/etc/group')];
  return names;
}

/** Both lists have "name:password:id" in each line (passwd(5), group(5)); of two names of one id the first counts. */
function namesIn(path: string): Names {
  const found = new Map<number, string>();
  for (const line of linesOf(path)) {
    const [name, , id] = line.split(':');
    if (name && id && /^\d+$/.test(id) && !found.has(Number(id))) found.set(Number(id), name);
  }
  return found;
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
