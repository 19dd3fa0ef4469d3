import * as vscode from 'vscode';
import type { Host } from '../../host/host.ts';
import { fileError, fileType, MAX_LINKS, ReadOnlyFileSystem } from '../files/readOnlyFileSystem.ts';
import { SCHEMES } from '../manifest/ids.ts';
import { repositoryOf } from './gitApi.ts';
import { Revision, type RevisionHost } from './revision.ts';
import { revisionPlace } from './revisionUri.ts';

interface Found {
  readonly revision: Revision;
  readonly file: vscode.Uri;
}

/** The commits that something in the window looks into, read-only, for the inspection and for editors. Only in Node's host. */
export class Revisions extends ReadOnlyFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #host: RevisionHost;
  readonly #provider: vscode.Disposable;
  readonly #revisions = new Map<string, Revision>();

  constructor(host: RevisionHost) {
    super();
    this.#host = host;
    this.#provider = vscode.workspace.registerFileSystemProvider(SCHEMES.revision, this, {
      isCaseSensitive: true,
      isReadonly: true,
    });
  }

  /** From now on it is asked again what changed since each commit. */
  recheck(): void {
    for (const revision of this.#revisions.values()) revision.recheck();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { revision, file } = await this.#at(uri);
    const own = await revision.stat(file);
    if (typeof own === 'string') throw fileError(own, uri);
    const target = own.kind === 'link' ? await revision.stat(await followed(revision, file)) : own;
    const size = typeof target === 'string' ? 0 : target.size;
    const isLink = own.kind === 'link' ? vscode.FileType.SymbolicLink : 0;
    const type = isLink | (typeof target === 'string' ? vscode.FileType.Unknown : fileType(target.kind));
    return { type, ctime: 0, mtime: 0, size, permissions: vscode.FilePermission.Readonly };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const { revision, file } = await this.#at(uri);
    const entries = await revision.readDirectory(file);
    if (!entries) throw vscode.FileSystemError.FileNotFound(uri);
    return entries.map(({ name, kind }) => [name, fileType(kind)]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { revision, file } = await this.#at(uri);
    const bytes = await revision.readFile(await followed(revision, file));
    if (typeof bytes === 'string') throw fileError(bytes, uri);
    return bytes;
  }

  async readLink(uri: vscode.Uri): Promise<string | undefined> {
    const { revision, file } = await this.#at(uri);
    return revision.readLink(file);
  }

  dispose(): void {
    this.#provider.dispose();
  }

  async #at(uri: vscode.Uri): Promise<Found> {
    const place = revisionPlace(uri);
    if (!place) throw vscode.FileSystemError.FileNotFound(uri);
    const revision = await this.#open(place.commit, place.file);
    if (!revision) throw vscode.FileSystemError.Unavailable(uri);
    return { revision, file: place.file };
  }

  /** Git does not run in an untrusted workspace. */
  async #open(commit: string, file: vscode.Uri): Promise<Revision | undefined> {
    const repository = vscode.workspace.isTrusted ? await repositoryOf(file) : undefined;
    if (!repository) return undefined;
    const key = `${commit} ${repository.rootUri.toString()}`;
    const known = this.#revisions.get(key) ?? new Revision(repository, commit, this.#host);
    this.#revisions.set(key, known);
    return known;
  }
}

/** The commits of a host that has files and links; none elsewhere. */
export function revisionsIn({ disk, readLink }: Host): Revisions | undefined {
  return disk && readLink ? new Revisions({ disk, readLink }) : undefined;
}

/** The same host, which reads the links of commits as well. */
export function withRevisions(host: Host, revisions: Revisions | undefined): Host {
  const { readLink } = host;
  if (!revisions || !readLink) return host;
  return {
    ...host,
    readLink: async (uri) =>
      uri.scheme === SCHEMES.revision && uri instanceof vscode.Uri
        ? revisions.readLink(uri).catch(() => undefined)
        : readLink(uri),
  };
}

/** The target of a link in its folder; the path itself if it is no link, or leads elsewhere or in a circle. */
async function followed(revision: Revision, file: vscode.Uri): Promise<vscode.Uri> {
  let at = file;
  for (let links = 0; links < MAX_LINKS; links++) {
    const target = await revision.readLink(at);
    if (target === undefined) return at;
    if (target.startsWith('/')) return file;
    at = vscode.Uri.joinPath(at, '..', target);
  }
  return file;
}
