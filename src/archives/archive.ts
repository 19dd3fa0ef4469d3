import type { DirectoryEntry, FileMode, FileStat, Scheduler, UnreadReason } from '../core/index.ts';
import { INSIDE } from './archiveName.ts';
import { type ArchiveEntry, type ArchiveFile, type ArchiveFolder, entryAt, namesIn } from './archiveTree.ts';
import type { ByteSource } from './byteSource.ts';
import { type Gunzip, gunzip as ownGunzip } from './decompress.ts';
import { INSPECTED, readArchive, type Selection } from './readArchive.ts';

/** As large as an editor shows. Bytes. */
const LARGEST_SHOWN = 50 * 1024 * 1024;

/** An archive that was read: a file system by paths in it, "" for its top. No member rejects, and none follows a link. */
export class Archive {
  readonly #source: ByteSource;
  readonly #root: ArchiveFolder;
  readonly #scheduler: Scheduler;
  readonly #gunzip: Gunzip;
  /** The latest member that was looked for again. */
  #latest: { readonly path: string; readonly content: Promise<Uint8Array | 'unreadable'> } | undefined;

  private constructor(source: ByteSource, root: ArchiveFolder, scheduler: Scheduler, gunzip: Gunzip) {
    this.#source = source;
    this.#root = root;
    this.#scheduler = scheduler;
    this.#gunzip = gunzip;
  }

  /** Reads the archive, or says why not. Never rejects. `gunzip` is the host's, if it has one. */
  static async open(source: ByteSource, scheduler: Scheduler, gunzip = ownGunzip): Promise<Archive | UnreadReason> {
    const root = await readArchive(source, INSPECTED, scheduler, gunzip);
    return typeof root === 'string' ? root : new Archive(source, root, scheduler, gunzip);
  }

  readDirectory(path: string): readonly DirectoryEntry[] | undefined {
    const folder = entryAt(this.#root, path);
    if (folder?.kind !== 'directory') return undefined;
    return [...folder.entries].map(([name, entry]) => ({ name, ...listed(name, entry) }));
  }

  stat(path: string): FileStat | 'missing' | 'unreadable' {
    const entry = entryAt(this.#root, path);
    if (entry === undefined) return 'missing';
    if (entry.kind !== 'file') return { kind: entry.kind, size: 0, version: this.#source.version };
    if (entry.unread) return 'unreadable';
    return { kind: 'file', size: entry.size, version: this.#source.version };
  }

  /** Milliseconds since the epoch; 0 where it is unknown. */
  modified(path: string): number {
    const entry = entryAt(this.#root, path);
    return entry?.kind === 'file' ? entry.modified : 0;
  }

  async readFile(path: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
    const entry = entryAt(this.#root, path);
    if (entry === undefined) return 'missing';
    if (entry.kind !== 'file' || entry.unread) return 'unreadable';
    return entry.content ?? this.#lookFor(namesIn(path).join('/'), entry);
  }

  readLink(path: string): string | undefined {
    const entry = entryAt(this.#root, path);
    return entry?.kind === 'link' ? entry.target : undefined;
  }

  mode(path: string): FileMode | undefined {
    const entry = entryAt(this.#root, path);
    return entry?.kind === 'file' || entry?.kind === 'directory' ? entry.mode : undefined;
  }

  /** One after the other: the archive is read for each. */
  #lookFor(path: string, { size }: ArchiveFile): Promise<Uint8Array | 'unreadable'> {
    if (size > LARGEST_SHOWN) return Promise.resolve('unreadable');
    if (this.#latest?.path === path) return this.#latest.content;
    const before = this.#latest?.content;
    const content = Promise.resolve(before).then(async () => {
      const root = await readArchive(this.#source, only(path), this.#scheduler, this.#gunzip);
      const found = typeof root === 'string' ? undefined : entryAt(root, path);
      return (found?.kind === 'file' && found.content) || 'unreadable';
    });
    this.#latest = { path, content };
    return content;
  }
}

function listed(name: string, entry: ArchiveEntry): Omit<DirectoryEntry, 'name'> {
  // The decoder replaces bytes that are no UTF-8 by U+FFFD.
  const isNotUtf8 = name.includes('\u{fffd}') ? { isNotUtf8: true as const } : {};
  const unread = entry.kind === 'file' && entry.unread ? { unread: entry.unread } : {};
  return { kind: entry.kind, ...isNotUtf8, ...unread };
}

/** One member, and the archives that it lies in. */
function only(path: string): Selection {
  return {
    keeps: (one) => (one === path ? LARGEST_SHOWN : 0),
    // Its folder may have more than one "!".
    opens: (archive) => path.startsWith(`${archive}${INSIDE}`),
  };
}
