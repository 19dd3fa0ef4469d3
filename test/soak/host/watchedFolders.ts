import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';

/** No file of a node: what is written to hear whether VS Code tells of it. */
const PROBE = '.probe';
/** Milliseconds in which VS Code tells of a file, more in each round, and the rounds until it tells of one in each folder. */
const HEARD_WITHIN = 300;
const MORE_EACH_ROUND = 100;
const ROUNDS = 25;

/**
 * Brings new folders to VS Code's notice. On Linux its watcher (@parcel/watcher, inotify) hears of a folder that comes with others in it,
 * and of nothing that changes in those: they are to be made, or to come, one by one. No extension hears of what happens there, so that a
 * soak of this extension must not let it happen there.
 */
export class WatchedFolders {
  readonly #root: string;
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${PROBE}`);
  readonly #heard = new Set<string>();

  constructor(root: string) {
    this.#root = root;
    this.#watcher.onDidCreate(({ fsPath }) => this.#heard.add(path.dirname(fsPath)));
  }

  /** Resolves when VS Code tells of changes in the folder, a path from the root on, and in all below it. */
  async show(folder: string): Promise<void> {
    const top = path.join(this.#root, folder);
    const below = readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    const above: string[] = [];
    for (let at = path.dirname(top); at !== this.#root; at = path.dirname(at)) above.unshift(at);
    // One that is made anew while its parent is not heard of is not heard of either.
    let waiting: readonly string[] = [...above, top, ...below];
    for (let round = 0; waiting.length > 0; round++) {
      if (round === ROUNDS) throw new Error(`VS Code watches no changes in ${waiting.join(', ')}`);
      waiting = await this.#unheard(waiting, HEARD_WITHIN + round * MORE_EACH_ROUND);
      // Those above are heard of: each of these comes anew, by itself.
      const next = waiting.filter((one) => !waiting.includes(path.dirname(one)));
      for (const one of next) {
        await rename(one, `${one}~`);
        await rename(`${one}~`, one);
      }
    }
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  async #unheard(folders: readonly string[], within: number): Promise<readonly string[]> {
    this.#heard.clear();
    for (const folder of folders) writeFileSync(path.join(folder, PROBE), '');
    await new Promise((resolve) => setTimeout(resolve, within));
    for (const folder of folders) rmSync(path.join(folder, PROBE));
    return folders.filter((folder) => !this.#heard.has(folder));
  }
}
