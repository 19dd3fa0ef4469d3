import * as vscode from 'vscode';
import { baseName, isCandidatePath } from '../../core/beforeCandidates.ts';
import type { InspectedFolder } from '../../core/index.ts';
import { type OpenFiles, openFiles, openFolder } from './openFiles.ts';

/** Files that a person edits; output, diffs and our own documents have other schemes. */
export const EDITED_SCHEMES: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** An unnamed document is read only if it contains one of these. */
const PKI = /-----BEGIN |^[ \t]*(?:"?apiVersion"?|"?kind"?):/m;

/** The documents in the tabs of a window without folders, which are inspected as a folder. */
export class OpenDocuments implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when others are open. */
  readonly onDidChange = this.#changed.event;
  readonly #disposables: vscode.Disposable;
  #files: OpenFiles = filesInTabs();

  constructor() {
    const update = () => this.#update();
    this.#disposables = vscode.Disposable.from(
      this.#changed,
      vscode.window.tabGroups.onDidChangeTabs(update),
      vscode.workspace.onDidChangeWorkspaceFolders(update),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.isUntitled) update();
      }),
    );
  }

  get files(): OpenFiles {
    return this.#files;
  }

  get folders(): readonly InspectedFolder[] {
    return openFolder(this.#files, vscode.l10n.t('Open Files'));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #update(): void {
    const files = filesInTabs();
    if (JSON.stringify([...files]) === JSON.stringify([...this.#files])) return;
    this.#files = files;
    this.#changed.fire();
  }
}

function filesInTabs(): OpenFiles {
  if (vscode.workspace.workspaceFolders?.length) return openFiles([]);
  const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => uriOf(input) ?? []));
  return openFiles(
    uris.flatMap((uri) => {
      const name = EDITED_SCHEMES.has(uri.scheme) ? nameOf(uri) : undefined;
      return name === undefined ? [] : [[uri.toString(), name] as const];
    }),
  );
}

function uriOf(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** The name of a file that may be PKI. A document without a name gets one by which its content is read. */
function nameOf(uri: vscode.Uri): string | undefined {
  if (uri.scheme !== 'untitled') return isCandidatePath(uri.path) ? baseName(uri.path) : undefined;
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (!document || !PKI.test(document.getText())) return undefined;
  const name = baseName(uri.path);
  return isCandidatePath(uri.path) ? name : `${name}.yaml`;
}
