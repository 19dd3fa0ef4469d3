import * as vscode from 'vscode';
import type { Archive } from '../../archives/archive.ts';
import { fileError, fileType, MAX_LINKS, ReadOnlyFileSystem } from '../files/readOnlyFileSystem.ts';
import type { Archives } from './archives.ts';
import { archivePlace } from './archiveUri.ts';

/** The content of archives, read-only, for editors and other extensions that open a URI. A link has the content of its target inside the archive. */
export class ArchiveProvider extends ReadOnlyFileSystem implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #archives: Archives;

  constructor(archives: Archives) {
    super();
    this.#archives = archives;
    archives.onDidChange((uri) => this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { archive, path } = await this.#at(uri);
    const target = followed(archive, path);
    const [own, stat] = [archive.stat(path), archive.stat(target)];
    if (typeof own === 'string') throw fileError(own, uri);
    const isLink = own.kind === 'link' ? vscode.FileType.SymbolicLink : 0;
    const modified = archive.modified(target);
    return {
      type: isLink | (typeof stat === 'string' ? vscode.FileType.Unknown : fileType(stat.kind)),
      ctime: modified,
      mtime: modified,
      size: typeof stat === 'string' ? 0 : stat.size,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const { archive, path } = await this.#at(uri);
    const entries = archive.readDirectory(path);
    if (!entries) throw archive.stat(path) === 'missing' ? fileError('missing', uri) : notADirectory(uri);
    return entries.flatMap(({ name, kind, unread }) =>
      unread === undefined ? [[name, fileType(kind)] satisfies [string, vscode.FileType]] : [],
    );
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { archive, path } = await this.#at(uri);
    const bytes = await archive.readFile(followed(archive, path));
    if (typeof bytes === 'string') throw fileError(bytes, uri);
    return bytes;
  }

  async #at(uri: vscode.Uri): Promise<{ readonly archive: Archive; readonly path: string }> {
    const at = await this.#archives.at(uri);
    if (typeof at === 'object') return at;
    throw archivePlace(uri) ? vscode.FileSystemError.Unavailable(uri) : vscode.FileSystemError.FileNotFound(uri);
  }
}

/** The target of a link in its folder; the path itself if it is no link, or leads out or in a circle. */
function followed(archive: Archive, path: string): string {
  let at = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    const target = archive.readLink(at);
    if (target === undefined) return at;
    if (target.startsWith('/')) return path;
    const names = at.split('/').slice(0, -1);
    for (const name of target.split('/')) {
      if (name === '..' && names.pop() === undefined) return path;
      if (name !== '..' && name !== '.' && name !== '') names.push(name);
    }
    at = names.join('/');
  }
  return path;
}

function notADirectory(uri: vscode.Uri): vscode.FileSystemError {
  return vscode.FileSystemError.FileNotADirectory(uri);
}
