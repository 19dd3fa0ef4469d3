import { lstat, readFile } from 'node:fs/promises';
import type { FileMode } from '../core/index.ts';

/** Windows has access lists instead, and Node makes modes up. */
export const hasModes = process.platform !== 'win32';

/** Mode and owner; undefined for a link, which has none of its own, and for what cannot be looked at. */
export async function nodeFileMode(path: string): Promise<FileMode | undefined> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return undefined;
    const { mode, uid, gid } = found;
    const [owners, groups] = await readNames();
    return { bits: mode & MODE_BITS, uid, gid, owner: owners.get(uid), group: groups.get(gid) };
  } catch {
    return undefined;
  }
}

/** What is no file type (POSIX, sys/stat.h). */
const MODE_BITS = 0o7777;

type Names = ReadonlyMap<number, string>;
let names: Promise<readonly [owners: Names, groups: Names]> | undefined;

/** The machine's own lists, read once; users of a directory service stay without a name. */
function readNames(): Promise<readonly [Names, Names]> {
  names ??= Promise.all([namesIn('/etc/passwd'), namesIn('/etc/group')]);
  return names;
}

/** Both lists have "name:password:id" in each line (passwd(5), group(5)); of two names of one id the first counts. */
async function namesIn(path: string): Promise<Names> {
  const found = new Map<number, string>();
  const text = await readFile(path, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const [name, , id] = line.split(':');
    if (name && id && /^\d+$/.test(id) && !found.has(Number(id))) found.set(Number(id), name);
  }
  return found;
}
