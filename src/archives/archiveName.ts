import { isArchiveName } from '../core/index.ts';

/** The suffix of an archive's name in paths to its members: `backup.tgz!/etc/kubernetes/admin.conf`. */
export const INSIDE = '!';

/** The name of the folder for the content of an archive. */
export function insideOf(name: string): string {
  return `${name}${INSIDE}`;
}

/**
 * Splits a path at its outermost archive; undefined if it leads into none. The first `from` characters are known to be outside: a real folder
 * may be named `x.tgz!`.
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
