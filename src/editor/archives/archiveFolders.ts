import * as vscode from 'vscode';
import { baseName } from '../../core/beforeCandidates.ts';
import type { InspectedFolder, UnreadReason } from '../../core/index.ts';
import { CONTEXT_KEYS, SCHEMES } from '../manifest/ids.ts';
import { ArchiveProvider } from './archiveProvider.ts';
import type { Archives } from './archives.ts';
import { archivePlace, archiveUri } from './archiveUri.ts';

/** Under this the archives are remembered with the workspace: the URIs of the folders that they are. */
const OPEN = 'archives.open';

/**
 * The archives that are inspected next to the folders of the window, each as a folder. None becomes one of the window's: that would start
 * all extensions again where the window has a single one.
 */
export class ArchiveFolders implements vscode.Disposable {
  readonly archives: Archives;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when there are others, or the file of one has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #readingChanged = new vscode.EventEmitter<boolean>();
  /** Fires when an archive to add begins to be read, and when the last one has been. */
  readonly onDidChangeReading = this.#readingChanged.event;
  readonly #memory: vscode.Memento;
  readonly #disposables: vscode.Disposable;
  #open: readonly vscode.Uri[];
  #reading = 0;

  /** `memory` outlives the window. */
  constructor(archives: Archives, memory: vscode.Memento) {
    this.archives = archives;
    this.#memory = memory;
    this.#open = remembered(memory);
    this.#disposables = vscode.Disposable.from(
      archives,
      this.#changed,
      this.#readingChanged,
      archives.onDidChange(() => this.#changed.fire()),
      vscode.workspace.registerFileSystemProvider(SCHEMES.archive, new ArchiveProvider(archives), {
        isCaseSensitive: true,
        isReadonly: true,
      }),
    );
    this.#tellMenus();
  }

  /** As folders of an inspection, each with the name of its archive. */
  get folders(): readonly InspectedFolder[] {
    return this.#open.map((uri) => ({ uri: uri.toString(), name: archiveName(uri) }));
  }

  /** The files that are open as archives. */
  get sources(): readonly vscode.Uri[] {
    return this.#open.flatMap((uri) => archivePlace(uri)?.source ?? []);
  }

  /** Inspects that file as well; says why where it cannot be read. One that is open already is read again if it has changed. */
  async add(source: vscode.Uri): Promise<UnreadReason | undefined> {
    if (this.#reading++ === 0) this.#readingChanged.fire(true);
    try {
      return await this.#add(source);
    } finally {
      if (--this.#reading === 0) this.#readingChanged.fire(false);
    }
  }

  async #add(source: vscode.Uri): Promise<UnreadReason | undefined> {
    const root = archiveUri(source);
    const opened = await this.archives.at(root);
    if (typeof opened === 'string') return opened;
    if (this.#open.some((uri) => uri.toString() === root.toString())) return undefined;
    await this.#set([...this.#open, root]);
    return undefined;
  }

  /** Inspects that file no longer. */
  async remove(source: vscode.Uri): Promise<void> {
    const root = archiveUri(source).toString();
    await this.#set(this.#open.filter((uri) => uri.toString() !== root));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #set(open: readonly vscode.Uri[]): Promise<void> {
    this.#open = open;
    this.#tellMenus();
    this.#changed.fire();
    await this.#memory.update(OPEN, open.map(String));
  }

  #tellMenus(): void {
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.archiveOpen, this.#open.length > 0);
  }
}

/** The name of the file that the folder stands for. */
function archiveName(root: vscode.Uri): string {
  const path = archivePlace(root)?.source.path ?? root.path;
  return baseName(path);
}

function remembered(memory: vscode.Memento): readonly vscode.Uri[] {
  const texts = memory.get<unknown>(OPEN);
  if (!Array.isArray(texts)) return [];
  return texts
    .filter((text): text is string => typeof text === 'string')
    .map((text) => vscode.Uri.parse(text))
    .filter((uri) => archivePlace(uri)?.path === '');
}
