import * as vscode from 'vscode';
import type { FileSystem, InspectorSettings } from '../../core/index.ts';
import type { ArchiveFolders } from '../archives/archiveFolders.ts';
import { readSettings } from '../manifest/settings.ts';
import { OpenDocuments } from './openDocuments.ts';
import { OPEN_FILES, withOpenFiles } from './openFiles.ts';

/** The folders that are inspected: those of the window, the opened archives, and the open files of a window without folders. */
export class InspectedFolders implements vscode.Disposable {
  readonly #open = new OpenDocuments();
  readonly #archives: ArchiveFolders;
  /** Fires when other files are open, whose contents are known. */
  readonly onDidChangeOpen = this.#open.onDidChange;

  constructor(archives: ArchiveFolders) {
    this.#archives = archives;
  }

  /** Calls the listener when a folder or an archive is added or removed. */
  onDidChange(listener: () => unknown): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(listener),
      this.#archives.onDidChange(listener),
    );
  }

  /** The settings of the next inspection, with the folders of this moment. */
  readSettings(): InspectorSettings {
    return readSettings([...this.#archives.folders, ...this.#open.folders]);
  }

  /** The file system with the folder of the open files. */
  withOpenFiles(base: FileSystem): FileSystem {
    return withOpenFiles(base, () => this.#open.files);
  }

  dispose(): void {
    this.#open.dispose();
  }
}

/** The number of folders and archives, without the folder of the open files. */
export function countFolders({ folders }: InspectorSettings): number {
  return folders.filter(({ uri }) => uri !== OPEN_FILES).length;
}
