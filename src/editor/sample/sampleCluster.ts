import * as vscode from 'vscode';
import { CONTEXT_KEYS, SCHEMES, VIEWS, WALKTHROUGH } from '../manifest/ids.ts';
import { type BuildSample, SAMPLE_URI, SampleFileSystem } from './sampleFileSystem.ts';
import { goOnWithWalkthrough } from './walkthrough.ts';

/** Who asked for the sample: a walkthrough that it interrupts is gone on with. */
export type SampleAsker = 'command' | 'walkthrough';

/** Under this the asker is remembered while the window, or its extensions, start again. */
const ASKED_BY = 'sample.askedBy';

/**
 * The time after which a window saves its state: a tenth of a second, and more on a busy machine. In a browser, unsaved state is lost when the window
 * is loaded again. Milliseconds.
 */
const WRITTEN_AFTER = 1000;

/** The sample cluster as a folder of the window. */
export class SampleCluster implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #disposables: vscode.Disposable;

  /** `memory` outlives the window. */
  constructor(memory: vscode.Memento, build: BuildSample) {
    this.#memory = memory;
    const isReadonly = new vscode.MarkdownString(vscode.l10n.t('The sample cluster is in memory and is read-only.'));
    this.#disposables = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider(SCHEMES.sample, new SampleFileSystem(build), {
        isCaseSensitive: true,
        isReadonly,
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#update()),
    );
    this.#update();
  }

  /**
   * Opens the sample in this window if it has no folder, else in a separate window; a workspace of several folders gets it as another folder. A
   * single folder would thereby become an untitled workspace, which restarts all extensions.
   */
  async open(askedBy: SampleAsker): Promise<void> {
    await this.#memory.update(ASKED_BY, askedBy);
    const { workspaceFolders: folders = [], workspaceFile } = vscode.workspace;
    if (folders.some(isSample)) return this.#arrive();
    await new Promise((resolve) => setTimeout(resolve, WRITTEN_AFTER));
    if (workspaceFile === undefined) {
      const options = folders.length === 0 ? { forceReuseWindow: true } : { forceNewWindow: true };
      await vscode.commands.executeCommand('vscode.openFolder', SAMPLE_URI, options);
    } else {
      const name = vscode.l10n.t('Sample Cluster');
      vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri: SAMPLE_URI, name });
    }
  }

  /** Takes the sample and its editors out of the window. */
  async close(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const at = folders.findIndex(isSample);
    if (at < 0) return;
    await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(showsSample)));
    if (folders.length === 1 && vscode.workspace.workspaceFile === undefined) {
      await vscode.commands.executeCommand('workbench.action.closeFolder');
    } else vscode.workspace.updateWorkspaceFolders(at, 1);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #update(): void {
    const isOpen = (vscode.workspace.workspaceFolders ?? []).some(isSample);
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.sampleOpen, isOpen);
    if (isOpen) this.#arrive();
  }

  async #arrive(): Promise<void> {
    const askedBy = this.#memory.get<SampleAsker>(ASKED_BY);
    if (askedBy === undefined) return;
    await this.#memory.update(ASKED_BY, undefined);
    await vscode.commands.executeCommand(`${VIEWS.certificates}.focus`);
    if (askedBy === 'walkthrough') await goOnWithWalkthrough(WALKTHROUGH.afterSample);
  }
}

function isSample({ uri }: vscode.WorkspaceFolder): boolean {
  return uri.scheme === SCHEMES.sample;
}

function showsSample({ input }: vscode.Tab): boolean {
  return (
    (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
    input.uri.scheme === SCHEMES.sample
  );
}
