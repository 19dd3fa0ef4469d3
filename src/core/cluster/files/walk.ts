import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { DirectoryEntry, FileSystem } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { isArchiveName, isLossyName, isSkippedFolder } from './candidates.ts';
import { type EntryOptions, type ListedDirectory, meaningOf } from './directoryEntry.ts';

export interface WalkOptions extends Omit<EntryOptions, 'isStaticPod'> {
  readonly maxFiles: number;
  readonly signal?: AbortSignal | undefined;
  readonly scheduler?: Scheduler;
  /** Hears of every directory when all below it is known. */
  readonly onWalked?: (directory: WalkedDirectory) => void;
  /** Hears of the candidates of a directory as soon as it is listed. */
  readonly onListed?: (files: readonly FoundFile[]) => void;
  /** Hears now and then how many candidates there are so far. */
  readonly onProgress?: (found: number) => void;
}

export interface WalkResult {
  /** The files of one directory in a row and by name, directories level by level. */
  readonly files: readonly FoundFile[];
  /** Every directory that was listed, by its URI. */
  readonly directories: ReadonlyMap<string, WalkedDirectory>;
  /** Directories that could not be listed, or below which nothing was looked at for want of an end, what has no name, and archives. */
  readonly skipped: readonly SkippedFile[];
  /** Links that may lead to directories; no such link is followed. */
  readonly links: readonly FoundFile[];
  /** True when there were more files than `maxFiles`, or more folders than anyone waits for. */
  readonly truncated: boolean;
}

interface Directory extends WalkedDirectory {
  readonly parent: Directory | undefined;
  readonly depth: number;
  inRepository: boolean;
  files: readonly FoundFile[];
  below: readonly Directory[];
  /** The number of unfinished directories among itself and its direct children. */
  open: number;
}

const MAX_DEPTH = 40;

const MAX_FOLDERS = 100_000;

/** Directories that are listed at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LISTINGS = 32;

/** A link whose name ends as those of files do leads to none of the folders that are looked at, such as pki, .kube or kubelet.service.d. */
const FILE_NAME = /[^.]\.(?!d$)[^.]+$/;

/** Folders of a machine whose own "/" is open: those that the kernel makes up, and those that images bring along. */
const SKIPPED_ON_MACHINE =
  /^(?:proc|sys|dev|run|snap|var\/run|var\/lib\/(?:docker|containerd|containers|rancher\/[^/]+\/agent\/containerd))$/;

/**
 * Lists the candidate files below the folders: depth first and by name, so that a first node is whole early. Links to directories are
 * not followed, so a loop cannot arise.
 */
export async function walk(
  fileSystem: FileSystem,
  folders: readonly InspectedFolder[],
  options: WalkOptions,
): Promise<WalkResult> {
  const scheduler = options.scheduler ?? createScheduler();
  const machines = new Set(folders.filter(({ uri }) => fileSystem.machinePath(uri) === '/'));
  const listed = new Map<string, Directory>();
  const skipped: SkippedFile[] = [];
  const links: FoundFile[] = [];
  let found = 0;
  let truncated = false;

  const tops = folders.map((folder) => directory(folder, folder.uri, '', undefined));
  await drain([...tops].reverse(), CONCURRENT_LISTINGS, async (one, waiting) => {
    if (options.signal?.aborted || truncated) return;
    const entries = await fileSystem.readDirectory(one.uri);
    if (entries === undefined) skipped.push({ uri: one.uri, reason: isLossyName(one.path) ? 'name' : 'unreadable' });
    else for (const next of read(one, entries)) waiting.push(next);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    close(one);
  });
  return { files: tops.flatMap(filesBelow), directories: listed, skipped, links, truncated };

  /** Takes what the listing tells; gives the directories to list next, the first of them last. */
  function read(one: Directory, entries: readonly DirectoryEntry[]): readonly Directory[] {
    const { folder, depth } = one;
    if (listed.size >= MAX_FOLDERS) truncated = true;
    listed.set(one.uri, one);
    // In a linked work tree and in a submodule it is a file.
    one.inRepository ||= entries.some(({ name }) => name === '.git');
    const holdsStaticPods = isStaticPodPath(`${one.uri}/a`);
    // The kubelet reads every file whose name has no leading dot (pkg/kubelet/config, file.go).
    const isStaticPod = (name: string) => holdsStaticPods && !name.startsWith('.');
    const files: FoundFile[] = [];
    const below: Directory[] = [];
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const meaning = meaningOf(fileSystem, one, entry, { ...options, isStaticPod });
      if (meaning.kind === 'skipped') skipped.push(meaning.skipped);
      else if (meaning.kind === 'file') {
        if (found < options.maxFiles) {
          found++;
          files.push(meaning.file);
        } else truncated = true;
      }
      if (meaning.kind !== 'other') continue;
      const { path: entryPath } = meaning;
      if (entry.kind === 'directory') {
        if (isSkippedFolder(entry.name)) continue;
        if (machines.has(folder) && SKIPPED_ON_MACHINE.test(entryPath)) continue;
        const entryUri = fileSystem.join(one.uri, entry.name);
        if (depth < MAX_DEPTH) below.push(directory(folder, entryUri, entryPath, one));
        else skipped.push({ uri: entryUri, reason: 'too-deep' });
      } else if (entry.kind === 'file' && isArchiveName(entry.name)) {
        const uri = fileSystem.join(one.uri, entry.name);
        skipped.push({ uri, reason: 'archive', ...(one.inRepository && { inRepository: true as const }) });
      } else if (entry.kind === 'link' && mayBeFolder(entry.name) && !machines.has(folder)) {
        if (links.length >= options.maxFiles) continue;
        const { inRepository } = one;
        links.push({ uri: fileSystem.join(one.uri, entry.name), folder, path: entryPath, link: true, inRepository });
      }
    }
    one.files = files;
    one.below = below;
    one.open += below.length;
    options.onListed?.(files);
    options.onProgress?.(found);
    return below.toReversed();
  }

  function close(one: Directory): void {
    for (let at: Directory | undefined = one; at && --at.open === 0; at = at.parent) options.onWalked?.(at);
  }
}

function directory(folder: InspectedFolder, uri: string, path: string, parent: Directory | undefined): Directory {
  const depth = parent ? parent.depth + 1 : 0;
  const inRepository = parent?.inRepository ?? false;
  return { folder, uri, path, parent, depth, inRepository, files: [], below: [], open: 1 };
}

function mayBeFolder(name: string): boolean {
  return !isSkippedFolder(name) && !FILE_NAME.test(name);
}

/** Runs the action for each waiting item and each item that it adds, the latest first, at most `limit` at once. */
function drain<Item>(
  waiting: Item[],
  limit: number,
  action: (item: Item, waiting: Item[]) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let active = 0;
    const pump = () => {
      while (active < limit) {
        const next = waiting.pop();
        if (next === undefined) break;
        active++;
        action(next, waiting).then(() => {
          active--;
          pump();
        }, reject);
      }
      if (active === 0) resolve();
    };
    pump();
  });
}

/** A directory with what was found in it so far. */
export interface WalkedDirectory extends ListedDirectory {
  readonly files: readonly FoundFile[];
  readonly below: readonly WalkedDirectory[];
}

/** Every file below the directory, one level after the other, whatever was listed first. */
export function filesBelow(top: WalkedDirectory): readonly FoundFile[] {
  const order = [top];
  for (let at = 0; at < order.length; at++) for (const one of order[at]?.below ?? []) order.push(one);
  return order.flatMap(({ files }) => files);
}
