import type { FileMode, UnreadReason } from '../core/index.ts';
import type { ArchiveBudget } from './archiveBudget.ts';

export type ArchiveEntry = ArchiveFolder | ArchiveFile | ArchiveLink | ArchiveSpecial;

export interface ArchiveFolder {
  readonly kind: 'directory';
  /** Absent for a folder that only names imply, and where the format keeps none. */
  mode?: FileMode | undefined;
  readonly entries: Map<string, ArchiveEntry>;
}

export interface ArchiveFile {
  readonly kind: 'file';
  /** Bytes that came out of the archive; 0 where none was wanted. */
  readonly size: number;
  readonly modified: number;
  readonly mode?: FileMode | undefined;
  /** Absent if it has to be looked for again. */
  readonly content?: Uint8Array | undefined;
  /** Why it is not read; of it nothing else is known. */
  readonly unread?: UnreadReason;
}

export interface ArchiveLink {
  readonly kind: 'link';
  readonly target: string;
}

/** A device or a pipe. */
export interface ArchiveSpecial {
  readonly kind: 'other';
}

/** As deep as a walk goes, and some. */
const MAX_DEPTH = 64;

/** As long as Linux lets a path be. */
const LONGEST_NAME = 4096;

export function newFolder(): ArchiveFolder {
  return { kind: 'directory', entries: new Map() };
}

/**
 * Builds the tree of what an archive holds. Whatever a member's name says, it lies inside, or is listed as not read. Folders that names
 * imply are paid for as members are.
 */
export class ArchiveTreeBuilder {
  readonly root = newFolder();
  readonly #budget: ArchiveBudget;

  constructor(budget: ArchiveBudget) {
    this.#budget = budget;
  }

  /** If two entries have one name, the later counts, as when unpacked. A folder is not replaced. */
  place(name: string, entry: ArchiveEntry): void {
    const names = namesIn(name);
    const last = names.pop();
    // The archive's own folder, "./".
    if (last === undefined) {
      if (entry.kind === 'directory') this.root.mode = entry.mode;
      return;
    }
    const reason = refusalOf(name, [...names, last]);
    if (reason) {
      this.placeUnread(name, reason);
      return;
    }
    const folder = this.#folder(names);
    if (folder === undefined) {
      this.placeUnread(name, 'link');
      return;
    }
    const known = folder.entries.get(last);
    if (known?.kind === 'directory') {
      if (entry.kind === 'directory') known.mode = entry.mode;
      return;
    }
    folder.entries.set(last, entry);
  }

  /** Lists a member by its name, in which "/" is written as `\x2f`: no path leads to it. */
  placeUnread(name: string, unread: UnreadReason): void {
    const shown = name.slice(0, LONGEST_NAME).replaceAll('/', '\\x2f');
    this.root.entries.set(shown, { kind: 'file', size: 0, modified: 0, unread });
  }

  #folder(names: readonly string[]): ArchiveFolder | undefined {
    let folder = this.root;
    for (const name of names) {
      let next = folder.entries.get(name);
      if (next === undefined) {
        this.#budget.addEntry();
        next = newFolder();
        folder.entries.set(name, next);
      }
      if (next.kind !== 'directory') return undefined;
      folder = next;
    }
    return folder;
  }
}

/** The segments of a member's name. An absolute one is below the archive's top, as when unpacked. */
export function namesIn(name: string): string[] {
  return name.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function refusalOf(name: string, names: readonly string[]): UnreadReason | undefined {
  if (names.includes('..')) return 'outside';
  return names.length > MAX_DEPTH || name.length > LONGEST_NAME ? 'too-deep' : undefined;
}

/** The entry at the path below the folder, with "" for the folder itself; undefined if nothing is there. Follows no link. */
export function entryAt(root: ArchiveFolder, path: string): ArchiveEntry | undefined {
  let found: ArchiveEntry = root;
  // Without a list of the names: every look at a file or folder passes here.
  for (let start = 0, end = 0; start < path.length; start = end + 1) {
    end = path.indexOf('/', start);
    if (end < 0) end = path.length;
    const name = path.slice(start, end);
    if (name === '' || name === '.') continue;
    const next: ArchiveEntry | undefined = found.kind === 'directory' ? found.entries.get(name) : undefined;
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}
