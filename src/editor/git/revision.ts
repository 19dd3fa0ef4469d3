import * as vscode from 'vscode';
import { baseName, isCandidatePath } from '../../core/beforeCandidates.ts';
import type { DirectoryEntry, FileKind } from '../../core/index.ts';
import type { Disk, Host } from '../../host/host.ts';
import type { GitRepository } from './gitApi.ts';
import { keyOf, listRevision, type RevisionFiles } from './revisionFiles.ts';

/** The kind of a commit's file, with its size. */
interface RevisionStat {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
}

type Absence = 'missing' | 'unreadable';

/** Modes of entries of a tree (git-fast-import(1)). */
const LINK = '120000';
const SUBMODULE = '160000';

/**
 * The files of a commit as a layer above those on disk, which are read for files without a change. Files that Git ignores are `unreadable`, because
 * their content at that time is unknown. No member rejects, and none follows a link at the end of a path.
 */
export class Revision {
  readonly #repository: GitRepository;
  readonly #commit: string;
  readonly #disk: Disk;
  readonly #readLink: NonNullable<Host['readLink']>;
  readonly #objects = new Map<string, Promise<RevisionStat | 'missing'>>();
  #files: Promise<RevisionFiles> | undefined;

  constructor(repository: GitRepository, commit: string, { disk, readLink }: RevisionHost) {
    this.#repository = repository;
    this.#commit = commit;
    this.#disk = disk;
    this.#readLink = readLink;
  }

  /** From now on it is asked again what changed since the commit. */
  recheck(): void {
    this.#files = undefined;
  }

  async readDirectory(folder: vscode.Uri): Promise<readonly DirectoryEntry[] | undefined> {
    const names = (await this.#list()).folders.get(keyOf(folder));
    const onDisk = (await this.#disk.readDirectory(folder.fsPath)) ?? [];
    const ignored = await this.#ignored(
      folder,
      onDisk.filter(({ name }) => !names?.has(name)),
    );
    if (!names && ignored.length === 0) return undefined;
    const kinds = new Map(onDisk.map(({ name, kind }) => [name, kind]));
    const entries = [...(names ?? [])].map(async ([name, state]): Promise<DirectoryEntry> => {
      if (state === 'folder') return { name, kind: 'directory' };
      if (state === 'same') return { name, kind: kinds.get(name) ?? 'file' };
      // A process of git for each: only for what an inspection may read.
      const object =
        isCandidatePath(`${folder.path}/${name}`) && (await this.#object(vscode.Uri.joinPath(folder, name)));
      return { name, kind: typeof object === 'object' ? object.kind : 'file' };
    });
    return [...(await Promise.all(entries)), ...ignored];
  }

  async stat(file: vscode.Uri): Promise<RevisionStat | Absence> {
    switch (await this.#state(file)) {
      case 'folder':
        return { kind: 'directory', size: 0 };
      case 'same':
        return this.#disk.stat(file.fsPath);
      case 'changed':
        return this.#object(file);
      default:
        return this.#absence(file);
    }
  }

  async readFile(file: vscode.Uri): Promise<Uint8Array | Absence> {
    const state = await this.#state(file);
    if (state === 'same') return this.#disk.readFile(file.fsPath);
    if (state === undefined) return (await this.#absence(file)) === 'missing' ? 'missing' : 'unreadable';
    if (state === 'folder') return 'unreadable';
    const object = await this.#object(file);
    if (object === 'missing') return 'missing';
    return object.kind === 'file' ? this.#bytes(file) : 'unreadable';
  }

  /** In a commit a link is a file that holds its target. */
  async readLink(file: vscode.Uri): Promise<string | undefined> {
    const state = await this.#state(file);
    if (state === 'same') return this.#readLink(file);
    if (state !== 'changed') return undefined;
    const object = await this.#object(file);
    const bytes = object !== 'missing' && object.kind === 'link' ? await this.#bytes(file) : undefined;
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
  }

  #list(): Promise<RevisionFiles> {
    this.#files ??= listRevision(this.#repository, this.#commit).catch(() => ({ folders: new Map() }));
    return this.#files;
  }

  async #state(file: vscode.Uri): Promise<'same' | 'changed' | 'folder' | undefined> {
    const { folders } = await this.#list();
    const state = folders.get(keyOf(vscode.Uri.joinPath(file, '..')))?.get(baseName(file.path));
    return state ?? (folders.has(keyOf(file)) ? 'folder' : undefined);
  }

  /** The answer for a file that the commit does not have. */
  async #absence(file: vscode.Uri): Promise<RevisionStat | Absence> {
    const found = await this.#disk.stat(file.fsPath);
    if (typeof found === 'string' || !(await this.#isIgnored(file))) return 'missing';
    return found.kind === 'directory' ? { kind: 'directory', size: 0 } : 'unreadable';
  }

  async #ignored(folder: vscode.Uri, entries: readonly DirectoryEntry[]): Promise<readonly DirectoryEntry[]> {
    const paths = new Map(entries.map((entry) => [vscode.Uri.joinPath(folder, entry.name).fsPath, entry]));
    const ignored = await this.#repository.checkIgnore([...paths.keys()]).catch(() => new Set<string>());
    return [...paths].flatMap(([path, entry]) => (ignored.has(path) ? [entry] : []));
  }

  async #isIgnored({ fsPath }: vscode.Uri): Promise<boolean> {
    return (await this.#repository.checkIgnore([fsPath]).catch(() => new Set<string>())).has(fsPath);
  }

  /** Once for each file: a commit does not change. */
  #object(file: vscode.Uri): Promise<RevisionStat | 'missing'> {
    const key = keyOf(file);
    const known = this.#objects.get(key);
    if (known) return known;
    const object = this.#repository.getObjectDetails(this.#commit, file.fsPath).then(
      ({ mode, size }) => ({ kind: kindOf(mode), size }),
      () => 'missing' as const,
    );
    this.#objects.set(key, object);
    return object;
  }

  async #bytes({ fsPath }: vscode.Uri): Promise<Uint8Array | 'unreadable'> {
    try {
      return new Uint8Array(await this.#repository.buffer(this.#commit, fsPath));
    } catch {
      return 'unreadable';
    }
  }
}

/** The parts of Node's host that a commit needs. */
export type RevisionHost = { readonly [Part in 'disk' | 'readLink']: NonNullable<Host[Part]> };

function kindOf(mode: string): FileKind {
  if (mode === LINK) return 'link';
  return mode === SUBMODULE ? 'directory' : 'file';
}
