import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Draw } from '../../fuzz/draw.ts';
import type { Change, Stage } from '../steps/change.ts';
import type { Outside } from './outside.ts';
import { WatchedFolders } from './watchedFolders.ts';

/** The clusters in which a few things go wrong near each other; they change with each stretch of steps. */
const BUSY = 2;

/** The files of the run, and the changes that are not repaired yet. */
export class SoakWorkspace {
  readonly #folder: string;
  readonly #aside: string;
  readonly #seed: number;
  readonly #outside: Outside;
  readonly #watched: WatchedFolders;
  readonly #open: Change[] = [];

  constructor(folder: string, seed: number, outside: Outside) {
    this.#folder = folder;
    this.#aside = path.join(path.dirname(folder), 'aside');
    this.#seed = seed;
    this.#outside = outside;
    mkdirSync(this.#aside, { recursive: true });
    this.#watched = new WatchedFolders(folder, this.#aside);
  }

  /** The changes that can be repaired, oldest first. */
  get open(): readonly Change[] {
    return this.#open;
  }

  /** Folders that are left alone, because VS Code reports nothing in them. */
  get unwatched(): readonly string[] {
    return this.#watched.unwatched;
  }

  add(change: Change): void {
    if (change.mend) this.#open.push(change);
  }

  remove(change: Change): void {
    this.#open.splice(this.#open.indexOf(change), 1);
  }

  dispose(): void {
    this.#watched.dispose();
  }

  /** The stage of a step, and of the stretch that it belongs to. */
  stage(step: number, part: number, stretch: number): Stage {
    const draw = new Draw(this.#seed, step * 100 + part);
    const all = this.#files();
    const isBusy = busyClusters(new Draw(this.#seed, -1 - stretch), all);
    const held = [...this.#open.flatMap(({ holds }) => holds), ...this.#watched.unwatched];
    const isFree = (wanted: string) => !held.some((one) => touch(one, wanted));
    return {
      folder: this.#folder,
      aside: this.#aside,
      draw,
      step: step * 100 + part,
      outside: this.#outside,
      isFree,
      showFolder: (wanted) => this.#watched.show(wanted),
      files: (pattern) => {
        const free = all.filter((file) => pattern.test(file) && isFree(file));
        const busy = free.filter(isBusy);
        return busy.length > 0 && !draw.chance(3) ? busy : free;
      },
      nodes: () => [...new Set(all.flatMap((file) => /^cluster-\d+\/node-\d+/.exec(file) ?? []))].filter(isFree),
    };
  }

  /** Regular files, in one order on every machine. */
  #files(): readonly string[] {
    return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.#folder, path.join(entry.parentPath, entry.name)))
      .filter((file) => file.startsWith('cluster-'))
      .sort();
  }
}

function busyClusters(draw: Draw, files: readonly string[]): (file: string) => boolean {
  const clusters = [...new Set(files.map((file) => file.slice(0, file.indexOf('/') + 1)))];
  const busy = Array.from({ length: BUSY }, () => draw.pick(clusters));
  return (file) => busy.some((cluster) => file.startsWith(cluster));
}

function touch(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
