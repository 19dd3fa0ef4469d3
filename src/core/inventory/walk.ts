import type { FileSystem } from '../ports.ts';
import { isCandidateName, isSkippedFolder } from './candidates.ts';

/** A folder whose files are inspected: a workspace folder, or a folder given on the command line. */
export interface InspectedFolder {
  readonly uri: string;
  readonly name: string;
}

/** A candidate found below a folder. */
export interface FoundFile {
  readonly uri: string;
  readonly folder: InspectedFolder;
  /** Relative to the folder, separated by "/". */
  readonly path: string;
  readonly link: boolean;
  /** True below a folder that holds `.git`, as far up as the inspected folder reaches. */
  readonly inRepository?: boolean;
}

export interface WalkOptions {
  /** Whether a path relative to its folder is left out by settings. */
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  readonly maxFiles: number;
  readonly signal?: AbortSignal;
}

export interface WalkResult {
  readonly files: readonly FoundFile[];
  /** Every directory seen, relative to its folder ("" for the folder itself). */
  readonly directories: readonly { readonly folder: InspectedFolder; readonly path: string }[];
  /** Directories that could not be listed. */
  readonly unreadable: readonly string[];
  /** Directories below which nothing was looked at, for want of an end. */
  readonly tooDeep: readonly string[];
  /** True when there were more files than `maxFiles`, or more folders than anyone waits for. */
  readonly truncated: boolean;
}

const MAX_DEPTH = 40;
const MAX_FOLDERS = 100_000;

/** Where the folder is a machine's own "/": what the kernel makes up, and what images bring along. */
const SKIPPED_ON_MACHINE =
  /^(?:proc|sys|dev|run|snap|var\/run|var\/lib\/(?:docker|containerd|containers|rancher\/[^/]+\/agent\/containerd))$/;

/** Lists the candidate files below the folders. Links to directories are not followed, so a loop cannot arise. */
export async function walk(
  fileSystem: FileSystem,
  folders: readonly InspectedFolder[],
  options: WalkOptions,
): Promise<WalkResult> {
  const files: FoundFile[] = [];
  const directories: { folder: InspectedFolder; path: string }[] = [];
  const unreadable: string[] = [];
  const tooDeep: string[] = [];
  let truncated = false;

  async function visit(
    folder: InspectedFolder,
    uri: string,
    path: string,
    depth: number,
    isTracked = false,
  ): Promise<void> {
    if (options.signal?.aborted || truncated) return;
    const entries = await fileSystem.readDirectory(uri);
    if (entries === undefined) {
      unreadable.push(uri);
      return;
    }
    if (directories.length >= MAX_FOLDERS) truncated = true;
    directories.push({ folder, path });
    const isMachine = fileSystem.machinePath(folder.uri) === '/';
    // In a linked work tree and in a submodule it is a file.
    const inRepository = isTracked || entries.some(({ name }) => name === '.git');
    const below: Promise<void>[] = [];
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
      if (options.isExcluded(entryPath, folder)) continue;
      const entryUri = fileSystem.join(uri, entry.name);
      if (entry.kind === 'directory') {
        if (entry.link || isSkippedFolder(entry.name) || (isMachine && SKIPPED_ON_MACHINE.test(entryPath))) continue;
        if (depth < MAX_DEPTH) below.push(visit(folder, entryUri, entryPath, depth + 1, inRepository));
        else tooDeep.push(entryUri);
      } else if (isCandidateName(entry.name)) {
        if (files.length >= options.maxFiles) truncated = true;
        else files.push({ uri: entryUri, folder, path: entryPath, link: entry.link, inRepository });
      }
    }
    await Promise.all(below);
  }

  for (const folder of folders) await visit(folder, folder.uri, '', 0);
  return { files, directories, unreadable, tooDeep, truncated };
}
