import { readlink } from 'node:fs/promises';

/** The target of a link with "/", an absolute one beginning with it on Windows too; undefined for what is no link. */
export async function nodeLink(path: string): Promise<string | undefined> {
  try {
    const target = await readlink(path);
    if (process.platform !== 'win32') return target;
    const slashed = target.replaceAll('\\', '/');
    return /^[a-z]:/i.test(slashed) ? `/${slashed}` : slashed;
  } catch {
    return undefined;
  }
}
