import * as vscode from 'vscode';
import {
  entryAt,
  type FoundEntry,
  isFile,
  type SampleContent,
  type SampleEntry,
  type SampleFolder,
  sampleTree,
} from '../../sample/sampleTree.ts';
import { ReadOnlyFileSystem } from '../files/readOnlyFileSystem.ts';
import { SCHEMES } from '../manifest/ids.ts';

/** Makes the files of the sample about the given day; evaluated only once the sample is opened. */
export type BuildSample = (now: Date) => Promise<ReadonlyMap<string, SampleContent>>;

/** The folder that is opened. */
export const SAMPLE_URI = vscode.Uri.from({ scheme: SCHEMES.sample, path: '/sample-cluster' });

/**
 * The sample cluster, in memory and read-only. It is made when it is first looked at, and again in each window, so that its
 * private keys are on no disk.
 */
export class SampleFileSystem extends ReadOnlyFileSystem implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #startedAt = Date.now();
  readonly #build: BuildSample;
  #root: Promise<SampleFolder> | undefined;

  constructor(build: BuildSample) {
    super();
    this.#build = build;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { entry, isLink } = await this.#find(uri);
    return {
      type: typeOf(entry, isLink),
      ctime: this.#startedAt,
      mtime: this.#startedAt,
      size: isFile(entry) ? entry.length : 0,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const { entry } = await this.#find(uri);
    if (isFile(entry)) throw vscode.FileSystemError.FileNotADirectory(uri);
    return [...entry.entries].map(([name, child]) => [name, typeOf(child, entry.links.has(name))]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { entry } = await this.#find(uri);
    if (!isFile(entry)) throw vscode.FileSystemError.FileIsADirectory(uri);
    return entry;
  }

  async #find(uri: vscode.Uri): Promise<FoundEntry> {
    this.#root ??= this.#build(new Date()).then(sampleTree);
    const below = `${uri.path}/`.startsWith(`${SAMPLE_URI.path}/`) ? uri.path.slice(SAMPLE_URI.path.length) : undefined;
    const found = below === undefined ? undefined : entryAt(await this.#root, below);
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
}

function typeOf(entry: SampleEntry, isLink: boolean): vscode.FileType {
  const type = isFile(entry) ? vscode.FileType.File : vscode.FileType.Directory;
  return isLink ? type | vscode.FileType.SymbolicLink : type;
}
