import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, rmdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';

/** A file outside of the nodes, written to hear whether VS Code reports it. */
const PROBE = '.probe';
/** Milliseconds in which VS Code reports a file, more in each round, and the rounds until it reports one in each folder. */
const HEARD_WITHIN = 300;
const MORE_EACH_ROUND = 100;
const ROUNDS = 25;

/**
 * Brings new folders to VS Code's notice. On Linux its watcher (@parcel/watcher, inotify) reports a folder that comes with others in it, and nothing
 * that changes in those: they have to be created, or to come, one by one. No extension gets events from there, so that a soak of this extension must
 * not change anything there.
 */
export class WatchedFolders {
  readonly #root: string;
  readonly #aside: string;
  readonly #unwatched: string[] = [];
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${PROBE}`);
  readonly #heard = new Set<string>();

  /** `aside`: a folder next to the root. */
  constructor(root: string, aside: string) {
    this.#root = root;
    this.#aside = aside;
    this.#watcher.onDidCreate(({ fsPath }) => this.#heard.add(path.dirname(fsPath)));
  }

  /** Paths from the root on in which VS Code went on to watch nothing: to be left alone. */
  get unwatched(): readonly string[] {
    return this.#unwatched;
  }

  /** Resolves when VS Code reports changes in the folder, a path from the root on, and in all below it, or never will. */
  async show(folder: string): Promise<void> {
    const top = path.join(this.#root, folder);
    const below = readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    const above: string[] = [];
    for (let at = path.dirname(top); at !== this.#root; at = path.dirname(at)) above.unshift(at);
    // One that is made again while its parent is not heard of is not heard of either.
    let waiting: readonly string[] = [...above, top, ...below];
    for (let round = 0; waiting.length > 0; round++) {
      if (round === ROUNDS) {
        this.#unwatched.push(...waiting.map((one) => path.relative(this.#root, one)));
        // The changes that it did not report in the meantime.
        await vscode.commands.executeCommand('kubernetesPki.refresh');
        return;
      }
      waiting = await this.#unheard(waiting, HEARD_WITHIN + round * MORE_EACH_ROUND);
      // The others are reported: each of these comes again, by itself.
      const next = waiting.filter((one) => !waiting.includes(path.dirname(one)));
      for (const one of next) await this.#makeAnew(one);
    }
  }

  dispose(): void {
    this.#watcher.dispose();
  }

  /** The folder is another one then, with the same in it: a new name alone is confused with the one before at times. */
  async #makeAnew(folder: string): Promise<void> {
    const away = path.join(this.#aside, 'again');
    await rename(folder, away);
    await mkdir(folder);
    for (const name of await readdir(away)) await rename(path.join(away, name), path.join(folder, name));
    await rmdir(away);
  }

  async #unheard(folders: readonly string[], within: number): Promise<readonly string[]> {
    this.#heard.clear();
    for (const folder of folders) writeFileSync(path.join(folder, PROBE), '');
    await new Promise((resolve) => setTimeout(resolve, within));
    for (const folder of folders) rmSync(path.join(folder, PROBE));
    return folders.filter((folder) => !this.#heard.has(folder));
  }
}
