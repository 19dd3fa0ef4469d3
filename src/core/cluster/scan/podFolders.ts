import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile } from '../../model/root.ts';
import { directoriesOf, parentOf } from '../../model/source/directories.ts';
import { splitEmbedded, unescaped } from '../../model/source/embeddedUri.ts';
import { isCopyName } from '../../model/source/templateName.ts';
import { type EntryOptions, type ListedDirectory, meaningOf } from '../files/directoryEntry.ts';
import { isRun, type PodFolders, type RunFiles } from '../files/runFiles.ts';

/**
 * The directories, listed or in a machine configuration, in which kubelets run files that only their flags or configurations name. What such a
 * file names itself does not count: read as a static pod, it may say something else.
 */
export function namedPodFolders(views: readonly NodeView[], listed: { has(uri: string): boolean }): PodFolders {
  const named = views.flatMap(({ podFolder }) => podFolder ?? []);
  const all = runIn(named);
  return runIn(
    named.filter(({ uri, isFile, namedIn }) => {
      const isThere = splitEmbedded(uri) !== undefined || [...directoriesOf(uri)].some((above) => listed.has(above));
      return isThere && !isStaticPodPath(isFile ? uri : `${uri}/a`) && !isRun(namedIn, all.get(parentOf(namedIn)));
    }),
  );
}

function runIn(named: readonly NonNullable<NodeView['podFolder']>[]): PodFolders {
  const folders = new Map<string, RunFiles>();
  for (const { uri, isFile } of named) {
    const folder = isFile ? parentOf(uri) : uri;
    const others = folders.get(folder) ?? [];
    if (!isFile || others === 'all') folders.set(folder, 'all');
    else folders.set(folder, [...new Set([...others, uri])].sort());
  }
  return folders;
}

export function sameFolders(one: PodFolders, other: PodFolders): boolean {
  return one.size === other.size && [...one].every(([uri, run]) => String(other.get(uri)) === String(run));
}

/** The files that kubelets run in the folders whatever their names, and those that cannot be read. */
export async function staticPodsIn(
  folders: PodFolders,
  listed: ReadonlyMap<string, ListedDirectory>,
  fileSystem: Pick<FileSystem, 'join' | 'readDirectory'>,
  options: Omit<EntryOptions, 'isStaticPod'>,
): Promise<{ readonly files: readonly FoundFile[]; readonly skipped: readonly SkippedFile[] }> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const [folder, run] of [...folders].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const directory = directoryAt(listed, folder);
    const entries = directory && (await fileSystem.readDirectory(folder));
    const isStaticPod = (name: string) => isRun(fileSystem.join(folder, name), run);
    for (const entry of [...(entries ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!directory || (run !== 'all' && !isStaticPod(entry.name))) continue;
      const meaning = meaningOf(fileSystem, directory, entry, { ...options, isStaticPod });
      if (meaning.kind === 'file') files.push(isCopyName(entry.name) ? meaning.file : withoutArchived(meaning.file));
      if (meaning.kind === 'skipped') skipped.push(meaning.skipped);
    }
  }
  return { files, skipped };
}

/** The directory, also below one that the walk leaves out by name, such as node_modules: a kubelet runs what its configuration names. */
function directoryAt(listed: ReadonlyMap<string, ListedDirectory>, uri: string): ListedDirectory | undefined {
  for (const above of [uri, ...directoriesOf(uri)]) {
    const found = listed.get(above);
    const rest = unescaped(uri.slice(above.length + 1));
    if (found) return rest === '' ? found : { ...found, uri, path: found.path === '' ? rest : `${found.path}/${rest}` };
  }
  return undefined;
}

/** A folder whose name is that of a backup is in use if a kubelet runs its files. */
function withoutArchived({ archived: _, ...file }: FoundFile): FoundFile {
  return file;
}
