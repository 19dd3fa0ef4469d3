import { normalizePath } from '../nodes/root.ts';
import type { LoadedFile } from './fileStore.ts';
import type { Snapshot } from './snapshot.ts';
import type { FoundFile } from './walk.ts';

const MAX_LINKS = 40;

/**
 * A link is read here only where it stays inside its folder. An absolute one belongs to the node's own "/": it is
 * followed there when something names it, and never to whatever this machine has at that path.
 */
export async function loadFound(snapshot: Snapshot, found: FoundFile): Promise<LoadedFile> {
  if (!found.link) return snapshot.load(found.uri);
  const target = await targetOf(snapshot, found);
  return target === undefined ? { kind: 'missing' } : snapshot.load(found.uri);
}

/** URI of what a link inside its folder leads to at last; undefined for one that leaves the folder. */
export async function targetOf(
  { fileSystem }: Snapshot,
  { folder, path: start }: FoundFile,
): Promise<string | undefined> {
  let path = start;
  for (let hops = 0; hops < MAX_LINKS; hops++) {
    const uri = fileSystem.join(folder.uri, ...path.split('/'));
    const target = await fileSystem.readLink?.(uri);
    if (target === undefined) return uri;
    const directory = path.split('/').slice(0, -1);
    const climbs = target.split('/').filter((segment) => segment === '..').length;
    if (target.startsWith('/') || climbs > directory.length) return undefined;
    path = normalizePath(`/${[...directory, target].join('/')}`).slice(1);
  }
  return undefined;
}
