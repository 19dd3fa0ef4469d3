import * as vscode from 'vscode';
import { derivedFor } from '../../core/beforeCandidates.ts';
import type { Report } from '../../core/index.ts';
import { openableUri } from '../conversion/convert.ts';
import { SCHEMES } from '../manifest/ids.ts';

type View = Report['nodes'][number]['view'];

/** Watches the folders of files that references reached outside the workspace, such as /var/lib/kubelet on a node. */
export class OutsideWatchers implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #onDisk: (uri: vscode.Uri) => void;

  constructor(onDisk: (uri: vscode.Uri) => void) {
    this.#onDisk = onDisk;
  }

  update({ nodes }: Report): void {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => `${uri.toString().replace(/\/$/, '')}/`);
    // For an archive, its file is watched; a document without a file reports its changes itself.
    const inside = [...folders, `${SCHEMES.archive}:`, 'untitled:'];
    const wanted = new Set<string>();
    for (const { view } of nodes) for (const folder of outsideFolders(view, ...inside)) wanted.add(folder);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.dispose();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) if (!this.#watchers.has(folder)) this.#watchers.set(folder, this.#watch(folder));
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  #watch(folder: string): vscode.Disposable {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder, true), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(this.#onDisk),
      watcher.onDidCreate(this.#onDisk),
      watcher.onDidDelete(this.#onDisk),
    );
  }
}

const outsideFolders = derivedFor(({ files }: View, ...inside: readonly string[]): readonly string[] => {
  const outside = files.filter(({ file }) => !inside.some((prefix) => file.uri.startsWith(prefix)));
  return outside.map(({ file }) => vscode.Uri.joinPath(openableUri(file.uri), '..').toString());
});
