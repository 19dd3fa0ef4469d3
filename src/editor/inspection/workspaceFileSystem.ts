import * as vscode from 'vscode';
import type { Archive } from '../../archives/archive.ts';
import { baseName, isCandidatePath } from '../../core/beforeCandidates.ts';
import type { DirectoryEntry, FileKind, FileMode, FileStat, FileSystem } from '../../core/index.ts';
import type { Disk, Host } from '../../host/host.ts';
import type { Archives } from '../archives/archives.ts';
import { SCHEMES } from '../manifest/ids.ts';
import { AsyncCache } from './asyncCache.ts';

type Absence = 'missing' | 'unreadable';

/**
 * The workspace's files as the core sees them. Unsaved text in an editor takes precedence over the disk. Listings, stats and modes are remembered
 * until a call of `forget`, so that typing in one file does not walk every folder.
 */
export class WorkspaceFileSystem implements FileSystem {
  readonly readLink: FileSystem['readLink'];
  readonly mode: FileSystem['mode'];
  readonly #directories = new AsyncCache<readonly DirectoryEntry[] | undefined>();
  readonly #stats = new AsyncCache<FileStat | Absence>();
  readonly #links = new AsyncCache<string | undefined>();
  readonly #modes = new AsyncCache<FileMode | undefined>();
  readonly #forgotten = new Set<string>();
  readonly #disk: Disk | undefined;
  readonly #byteSource: Host['byteSource'];
  readonly #archives: Archives;
  #unsaved: ReadonlyMap<string, vscode.TextDocument> = new Map();

  constructor(host: Host, archives: Archives) {
    const { readMode, disk, byteSource } = host;
    this.#disk = disk;
    this.#byteSource = byteSource;
    this.#archives = archives;
    this.readLink = (uri) => this.#links.get(uri, () => this.#linkOnDisk(uri, host));
    if (readMode) this.mode = (uri) => this.#modes.get(uri, () => this.#modeOnDisk(uri, readMode));
  }

  /** Checks again which documents are open and unsaved, and everything that was passed to `forget`. */
  renew(): void {
    const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && !document.isClosed);
    this.#unsaved = new Map(unsaved.map((document) => [document.uri.toString(), document]));
    for (const kept of [this.#directories, this.#stats, this.#links, this.#modes]) kept.forget(this.#forgotten);
    this.#forgotten.clear();
  }

  /**
   * From the next `renew` on the file, or the folder with all below it, and the listing of its parent will be asked for again; where
   * only the content of a file changed, that file alone.
   */
  forget(uri: vscode.Uri, what: 'content' | 'all' = 'all'): void {
    const key = uri.toString();
    this.#forgotten.add(key);
    if (what === 'all') this.#directories.delete(vscode.Uri.joinPath(uri, '..').toString());
  }

  /**
   * Whether the entry has the kind that the remembered listing of its folder states. A file that was replaced by a link, or a link by a file, causes
   * the same event as a change of content.
   */
  async isAsListed(uri: vscode.Uri): Promise<boolean> {
    const listing = await this.#directories.known(vscode.Uri.joinPath(uri, '..').toString());
    const entry = listing?.find(({ name }) => name === baseName(uri.path));
    if (!entry) return true;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      return entry.kind === kindOf(type);
    } catch {
      return true;
    }
  }

  forgetAll(): void {
    this.#forgotten.clear();
    this.#archives.recheck();
    for (const kept of [this.#directories, this.#stats, this.#links, this.#modes]) kept.clear();
  }

  join(uri: string, ...segments: readonly string[]): string {
    // By far the most frequent: what needs no escapes below what has neither query nor fragment. A template would keep its parts in memory.
    const [name = ''] = segments;
    if (segments.length === 1 && PLAIN_NAME.test(name) && !ODD_URI.test(uri)) return [uri, name].join('/');
    return vscode.Uri.joinPath(vscode.Uri.parse(uri, true), ...segments).toString();
  }

  readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined> {
    return this.#directories.get(uri, async () => {
      const local = this.#onDisk(uri);
      if (local) return local.disk.readDirectory(local.path);
      const inside = await this.#inArchive(uri);
      if (inside) return inside === 'unread' ? undefined : inside.archive.readDirectory(inside.path);
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri, true));
        return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
      } catch {
        return undefined;
      }
    });
  }

  async stat(uri: string): Promise<FileStat | Absence> {
    const document = this.#unsaved.get(uri);
    if (document) {
      return { kind: 'file', size: bytesOf(document).length, version: `open:${document.version}` };
    }
    const stat = await this.#stats.get(uri, () => this.#statOnDisk(uri));
    // There is no event for a change in a file of another name, such as the target of a link.
    if (typeof stat === 'object' && stat.kind === 'file' && !isCandidatePath(uri)) this.#forgotten.add(uri);
    return stat;
  }

  async #statOnDisk(uri: string): Promise<FileStat | Absence> {
    const local = this.#onDisk(uri);
    if (local) return local.disk.stat(local.path);
    const inside = await this.#inArchive(uri);
    if (inside) return inside === 'unread' ? 'unreadable' : inside.archive.stat(inside.path);
    try {
      const { type, size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
      return { kind: kindOf(type), size, version: `disk:${mtime}:${size}` };
    } catch (error) {
      return absenceOf(error);
    }
  }

  async readFile(uri: string): Promise<Uint8Array | Absence> {
    const document = this.#unsaved.get(uri);
    if (document) return bytesOf(document);
    const local = this.#onDisk(uri);
    if (local) return local.disk.readFile(local.path);
    const inside = await this.#inArchive(uri);
    if (inside) return inside === 'unread' ? 'unreadable' : inside.archive.readFile(inside.path);
    const stat = await this.stat(uri);
    if (typeof stat === 'string') return stat;
    if (stat.kind !== 'file') return 'unreadable';
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
    } catch (error) {
      return absenceOf(error);
    }
  }

  async chunks(uri: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const local = this.#onDisk(uri);
    return local && (await this.#byteSource?.(local.path))?.chunks();
  }

  machinePath(uri: string): string | undefined {
    const { scheme, path } = vscode.Uri.parse(uri, true);
    return scheme === 'file' || scheme === 'vscode-remote' ? path : undefined;
  }

  async #linkOnDisk(uri: string, { readLink }: Host): Promise<string | undefined> {
    const inside = await this.#inArchive(uri);
    if (inside) return inside === 'unread' ? undefined : inside.archive.readLink(inside.path);
    return readLink?.(vscode.Uri.parse(uri, true));
  }

  async #modeOnDisk(uri: string, readMode: NonNullable<Host['readMode']>): Promise<FileMode | undefined> {
    const inside = await this.#inArchive(uri);
    if (inside) return inside === 'unread' ? undefined : inside.archive.mode(inside.path);
    return readMode(vscode.Uri.parse(uri, true));
  }

  /** The archive that the file is in, without a way through the window; undefined for a file that is in none. */
  async #inArchive(uri: string): Promise<{ readonly archive: Archive; readonly path: string } | 'unread' | undefined> {
    if (!uri.startsWith(`${SCHEMES.archive}:`)) return undefined;
    const at = await this.#archives.at(vscode.Uri.parse(uri, true));
    return typeof at === 'string' ? 'unread' : at;
  }

  /** The path by which the host reads the file itself; undefined if only VS Code can. */
  #onDisk(uri: string): { readonly disk: Disk; readonly path: string } | undefined {
    if (!this.#disk || !uri.startsWith('file:')) return undefined;
    return { disk: this.#disk, path: vscode.Uri.parse(uri, true).fsPath };
  }
}

const PLAIN_NAME = /^[\w-][\w.-]*$/;
const ODD_URI = /[?#]|\/$/;

/** The bytes that saving would write, as far as PKI readers see them: the byte-order mark and UTF-16 count, because they break PEM. */
function bytesOf(document: vscode.TextDocument): Uint8Array {
  const { encoding } = document;
  if (encoding === 'utf16le' || encoding === 'utf16be') return utf16(document.getText(), encoding === 'utf16le');
  const mark = encoding === 'utf8bom' ? '\u{feff}' : '';
  return new TextEncoder().encode(mark + document.getText());
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, isLittleEndian);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), isLittleEndian);
  return new Uint8Array(view.buffer);
}

/** A link has the bit of what it leads to as well. */
function kindOf(type: vscode.FileType): FileKind {
  if ((type & vscode.FileType.SymbolicLink) !== 0) return 'link';
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return (type & vscode.FileType.Directory) !== 0 ? 'directory' : 'other';
}

function absenceOf(error: unknown): Absence {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  return code === 'FileNotFound' || code === 'FileNotADirectory' ? 'missing' : 'unreadable';
}
