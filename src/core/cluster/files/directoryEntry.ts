import { isCandidatePath } from '../../kubernetes/values/candidatePath.ts';
import type { DirectoryEntry, FileSystem, UnreadReason } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { PATH_MARK } from '../../model/source/embeddedUri.ts';
import { isArchivedPath, isArchiveName } from './candidates.ts';

/** A directory that was listed. */
export interface ListedDirectory {
  readonly folder: InspectedFolder;
  readonly uri: string;
  /** Relative to the folder; "" for the folder itself. */
  readonly path: string;
  /** True below a folder that holds `.git`. */
  readonly inRepository: boolean;
}

/** Settings that decide which directory entries are read. */
export interface EntryOptions {
  /** Whether a path relative to its folder is left out by settings. */
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  /** Whether backups are treated as files in use. */
  readonly includesLeftOut?: boolean;
  /** Whether the kubelet runs the file of a name in the directory. */
  readonly isStaticPod: (name: string) => boolean;
}

/** The kind of a directory entry: a file to read, an unreadable file, an ignored entry, or anything else, such as a directory. */
export type EntryMeaning =
  | { readonly kind: 'file'; readonly file: FoundFile }
  | { readonly kind: 'skipped'; readonly skipped: SkippedFile }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'other'; readonly path: string };

/** Why a file's content is not read, which is worth a word only where it might have mattered. */
const OF_CONTENT: ReadonlySet<UnreadReason> = new Set(['encrypted', 'unsupported', 'missing-target']);

/** Classifies a directory entry for an inspection. */
export function meaningOf(
  fileSystem: Pick<FileSystem, 'join'>,
  { folder, uri: directory, path, inRepository }: ListedDirectory,
  entry: DirectoryEntry,
  { isExcluded, includesLeftOut, isStaticPod: isRun }: EntryOptions,
): EntryMeaning {
  const { name, kind, unread } = entry;
  // Joined, as a template would keep its parts in memory as well.
  const entryPath = path === '' ? name : [path, name].join('/');
  if (isExcluded(entryPath, folder)) return { kind: 'nothing' };
  const isStaticPod = isRun(name);
  const isCandidate = isStaticPod || isCandidatePath(name);
  const uriOf = () => fileSystem.join(directory, name);
  const skipped = (reason: SkippedFile['reason']): EntryMeaning => ({
    kind: 'skipped',
    skipped: { uri: uriOf(), reason, ...(isStaticPod && { isStaticPod }) },
  });
  if (unread) return !OF_CONTENT.has(unread) || isCandidate || isArchiveName(name) ? skipped(unread) : NOTHING;
  if (entry.isNotUtf8 || name.includes(PATH_MARK))
    return kind === 'directory' || isCandidate ? skipped('name') : NOTHING;
  if (kind === 'directory' || !isCandidate) return { kind: 'other', path: entryPath };
  const uri = uriOf();
  const archived = !includesLeftOut && isArchivedPath(entryPath);
  const file: FoundFile = {
    uri,
    folder,
    path: sharedPath(uri, entryPath),
    link: kind === 'link',
    ...(archived && { archived }),
    ...(isStaticPod && { isStaticPod }),
    inRepository,
  };
  return { kind: 'file', file };
}

const NOTHING: EntryMeaning = { kind: 'nothing' };

/** The path as a part of the URI, where it is one: the two then share their characters, of tens of thousands of files. */
function sharedPath(uri: string, path: string): string {
  return uri.endsWith(path) ? uri.slice(-path.length) : path;
}
