import * as vscode from 'vscode';
import type { DirectoryEntry, FileMode, FileStat, FileSystem } from '../core/index.ts';
import type { Host } from '../host/host.ts';

type Absence = 'missing' | 'unreadable';

/**
 * The workspace's files as the core sees them. Text that is open and not saved wins over the disk. Listings, stats
 * and modes are remembered until `forget` is told that they changed, so that typing in one file does not walk every folder.
 */
export class WorkspaceFileSystem implements FileSystem {
  readonly readLink: FileSystem['readLink'];
  readonly mode: FileSystem['mode'];
  readonly #directories = new Map<string, Promise<readonly DirectoryEntry[] | undefined>>();
  readonly #stats = new Map<string, Promise<FileStat | Absence>>();
  readonly #links = new Map<string, Promise<string | undefined>>();
  readonly #modes = new Map<string, Promise<FileMode | undefined>>();
  #unsaved: ReadonlyMap<string, vscode.TextDocument> = new Map();

  constructor(host: Host) {
    const { readLink, readMode } = host;
    if (readLink) {
      this.readLink = (uri) => remembered(this.#links, uri, () => readLink(vscode.Uri.parse(uri, true)));
    }
    if (readMode) {
      this.mode = (uri) => remembered(this.#modes, uri, () => readMode(vscode.Uri.parse(uri, true)));
    }
  }

  /** Looks anew at which documents are open and unsaved. */
  takeUnsaved(): void {
    const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && !document.isClosed);
    this.#unsaved = new Map(unsaved.map((document) => [document.uri.toString(), document]));
  }

  /** The file, or the folder with all below it, and the listing of its parent will be asked for again. */
  forget(uri: vscode.Uri): void {
    const key = uri.toString();
    for (const cache of [this.#stats, this.#links, this.#modes, this.#directories]) {
      for (const known of cache.keys()) if (known === key || known.startsWith(`${key}/`)) cache.delete(known);
    }
    this.#directories.delete(vscode.Uri.joinPath(uri, '..').toString());
  }

  forgetAll(): void {
    this.#stats.clear();
    this.#links.clear();
    this.#modes.clear();
    this.#directories.clear();
  }

  join(uri: string, ...segments: readonly string[]): string {
    return vscode.Uri.joinPath(vscode.Uri.parse(uri, true), ...segments).toString();
  }

  readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined> {
    return remembered(this.#directories, uri, async () => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri, true));
        return entries.map(([name, type]) => ({ name, kind: kindOf(type), link: isLink(type) }));
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
    return remembered(this.#stats, uri, async () => {
      try {
        const { type, size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
        // Where links can be read they are followed inside the node, so that one that leads nowhere here is no file.
        if (this.readLink && isLink(type) && kindOf(type) === 'other') return 'missing';
        return { kind: kindOf(type), size, version: `disk:${mtime}:${size}` };
      } catch (error) {
        return absenceOf(error);
      }
    });
  }

  async readFile(uri: string): Promise<Uint8Array | Absence> {
    const document = this.#unsaved.get(uri);
    if (document) return bytesOf(document);
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
    } catch (error) {
      return absenceOf(error);
    }
  }

  machinePath(uri: string): string | undefined {
    const { scheme, path } = vscode.Uri.parse(uri, true);
    return scheme === 'file' || scheme === 'vscode-remote' ? path : undefined;
  }
}

function remembered<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** What saving would write, as far as PKI readers see it: the byte-order mark and UTF-16 count, they break PEM. */
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

function isLink(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0;
}

/** A link that leads nowhere has neither bit. */
function kindOf(type: vscode.FileType): FileStat['kind'] {
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return (type & vscode.FileType.Directory) !== 0 ? 'directory' : 'other';
}

function absenceOf(error: unknown): Absence {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  return code === 'FileNotFound' || code === 'FileNotADirectory' ? 'missing' : 'unreadable';
}
