import { isArchiveName } from '../core/index.ts';

/** In paths, what an archive holds lies below its name with this at its end: `backup.tgz!/etc/kubernetes/admin.conf`. */
export const INSIDE = '!';

/** The folder that an archive's name stands for. */
export function insideOf(name: string): string {
  return `${name}${INSIDE}`;
}

/**
 * A path into an archive, apart at the outermost one: where that lies, and the path in it. Undefined for a path into none. `from`: how much of
 * the path is known to lie outside, as there may be folders that are called like what stands for an archive.
 */
export function splitAtArchive(
  path: string,
  from = 0,
): { readonly archive: string; readonly member: string } | undefined {
  for (let at = path.indexOf(INSIDE, from); at >= 0; at = path.indexOf(INSIDE, at + 1)) {
    const next = path[at + 1];
    const archive = path.slice(0, at);
    if ((next === undefined || next === '/') && isArchiveName(archive)) return { archive, member: path.slice(at + 2) };
  }
  return undefined;
}
