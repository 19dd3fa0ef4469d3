import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile } from '../../model/root.ts';
import { parentOf } from '../files/directories.ts';
import { type EntryOptions, type ListedDirectory, meaningOf } from '../files/directoryEntry.ts';

/**
 * URIs of the listed directories that only kubelet flags or configurations name as static pod folders. What a file in
 * such a folder names does not count: read as a static pod, it may say something else.
 */
export function namedPodFolders(
  views: readonly NodeView[],
  listed: { has(uri: string): boolean },
): ReadonlySet<string> {
  const named = views.flatMap(({ podFolder }) => podFolder ?? []);
  const folders = new Set(named.map(({ uri }) => uri));
  const counted = named.filter(({ uri, namedIn }) => {
    return listed.has(uri) && !isStaticPodPath(`${uri}/a`) && !folders.has(parentOf(namedIn));
  });
  return new Set(counted.map(({ uri }) => uri));
}

export function sameFolders(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((uri) => other.has(uri));
}

/** Files directly in the folders, which the kubelet runs whatever their names, and those that cannot be read. */
export async function staticPodsIn(
  folders: ReadonlySet<string>,
  listed: ReadonlyMap<string, ListedDirectory>,
  fileSystem: Pick<FileSystem, 'join' | 'readDirectory'>,
  options: Omit<EntryOptions, 'holdsStaticPods'>,
): Promise<{ readonly files: readonly FoundFile[]; readonly skipped: readonly SkippedFile[] }> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const folder of [...folders].sort()) {
    const directory = listed.get(folder);
    const entries = directory && (await fileSystem.readDirectory(folder));
    for (const entry of [...(entries ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!directory) continue;
      const meaning = meaningOf(fileSystem, directory, entry, { ...options, holdsStaticPods: true });
      if (meaning.kind === 'file') files.push(meaning.file);
      if (meaning.kind === 'skipped') skipped.push(meaning.skipped);
    }
  }
  return { files, skipped };
}
